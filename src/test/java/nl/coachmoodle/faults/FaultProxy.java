package nl.coachmoodle.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before a Moodle that does to a request what it is told: by the first part of its path, or
 * by {@link #plan} where the client has one address only. On 127.0.0.1, with sockets, because an
 * HTTP server would not reset a connection or leave an answer unfinished.
 */
public final class FaultProxy implements AutoCloseable {
  private static final String REST = "/webservice/rest/server.php";
  private static final String FAULT = "/fault/";

  private final Upstream moodle;
  private final ServerSocket listening;
  private final int deadPort;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<CompletableFuture<Void>> late = ConcurrentHashMap.newKeySet();
  private final Queue<FaultKind> planned = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  private FaultProxy(URI moodle) throws IOException {
    this.moodle = new Upstream(moodle);
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.listening = new ServerSocket();
    listening.bind(new InetSocketAddress(here, 0), 100);
    try (ServerSocket closed = new ServerSocket()) {
      closed.bind(new InetSocketAddress(here, 0));
      this.deadPort = closed.getLocalPort();
    }
    workers.execute(this::accept);
  }

  /** Starts before the site at this address. */
  public static FaultProxy before(URI moodle) throws IOException {
    return new FaultProxy(moodle);
  }

  /** The address of the site as clients see it. */
  public String site() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  String endpoint() {
    return site() + REST;
  }

  /** Where requests meet this fault. */
  String endpoint(FaultKind kind) {
    return kind == FaultKind.REFUSED
        ? "http://127.0.0.1:" + deadPort + REST
        : site() + FAULT + kind + REST;
  }

  /** What the next request meets that does not say it itself. */
  public void plan(FaultKind kind) {
    planned.add(kind);
  }

  /** How many requests have arrived. */
  public int requests() {
    return requests.get();
  }

  /** Waits until Moodle has done what its callers no longer wait for. */
  void awaitQuiet() {
    CompletableFuture.allOf(late.toArray(CompletableFuture[]::new)).join();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        workers.execute(() -> converse(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      Optional<Exchange.Request> request = Exchange.Request.read(in);
      while (request.isPresent()) {
        requests.incrementAndGet();
        Exchange exchange = new Exchange(client, in, request.get(), moodle, this::later);
        Optional<FaultKind> told = told(request.get().path());
        Optional<FaultKind> kind = told.or(() -> Optional.ofNullable(planned.poll()));
        if (!exchange.serve(kind)) {
          return;
        }
        request = Exchange.Request.read(in);
      }
    } catch (IOException gone) {
      // The client has gone away, or was sent away.
    }
  }

  private static Optional<FaultKind> told(String path) {
    return path.startsWith(FAULT)
        ? Optional.of(FaultKind.valueOf(path.substring(FAULT.length()).split("/", 2)[0]))
        : Optional.empty();
  }

  private void later(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    late.add(done);
    workers.execute(
        () -> {
          try {
            work.run();
          } finally {
            late.remove(done);
            done.complete(null);
          }
        });
  }

  @Override
  public void close() throws IOException {
    listening.close();
    workers.shutdownNow();
  }
}
