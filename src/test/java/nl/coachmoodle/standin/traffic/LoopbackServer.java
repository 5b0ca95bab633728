package nl.coachmoodle.standin.traffic;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer http;
  private final ExecutorService workers;

  /**
   * @param name of its threads
   * @param port the port to listen on; 0 is any free one
   */
  public LoopbackServer(String name, int port) throws IOException {
    if (System.getProperty(NO_DELAY) == null) {
      // Head and body go out in two packets: without this each answer may wait 40 ms.
      System.setProperty(NO_DELAY, "true");
    }
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.http = HttpServer.create(new InetSocketAddress(here, port), 0);
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    http.setExecutor(workers);
  }

  /** Host and port. */
  public String authority() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /** Says who answers at a path and below it. */
  public void at(String path, HttpHandler handler) {
    http.createContext(path, handler);
  }

  /** Starts to answer. */
  public void start() {
    http.start();
  }

  /** Stops at once, also calls that are held. */
  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }
}
