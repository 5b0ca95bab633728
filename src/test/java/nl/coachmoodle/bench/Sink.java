package nl.coachmoodle.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes events on this machine as a broker does: says 202, and counts them. */
public final class Sink implements AutoCloseable {
  private static final int THREADS = 8;

  private final HttpServer server;
  private final AtomicInteger received = new AtomicInteger();

  private Sink(HttpServer server) {
    this.server = server;
  }

  /** Listens on a port; 0 is any free one. */
  public static Sink open(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Sink sink = new Sink(server);
    server.setExecutor(Executors.newFixedThreadPool(THREADS, Daemon::of));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          sink.received.incrementAndGet();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    return sink;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many events it took since it was opened, or last asked to forget. */
  public int received() {
    return received.get();
  }

  /** Counts from 0 again. */
  public void forget() {
    received.set(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
