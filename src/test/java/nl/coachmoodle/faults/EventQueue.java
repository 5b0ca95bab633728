package nl.coachmoodle.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A queue that delivers until it is told that the message is done. Ordered it is like a FIFO queue
 * of SQS with the participant as group: of one participant one message is under way, and the next
 * waits for it. Otherwise it is like a broker of Knative: any number at a time, and what failed
 * comes again behind the others. Safe for parallel workers.
 */
final class EventQueue {
  private final boolean isOrdered;
  private final Map<String, Deque<Message>> groups = new HashMap<>();
  private final Deque<String> ready = new ArrayDeque<>();
  private int pending;
  private int serial;

  EventQueue(boolean isOrdered) {
    this.isOrdered = isOrdered;
  }

  /** An event on its way. */
  static final class Message {
    private final Event event;
    private final String group;
    private int receives;

    private Message(Event event, String group) {
      this.event = event;
      this.group = group;
    }

    Event event() {
      return event;
    }

    /** How often it was delivered, this time included. */
    int receives() {
      return receives;
    }
  }

  synchronized void put(Event event) {
    String group = isOrdered ? event.participant() : "message " + serial++;
    Deque<Message> waiting = groups.get(group);
    if (waiting == null) {
      waiting = new ArrayDeque<>();
      groups.put(group, waiting);
      ready.add(group);
    }
    waiting.add(new Message(event, group));
    pending++;
    notifyAll();
  }

  /** The next message; empty when everything is done. Waits for what others may give back. */
  synchronized Optional<Message> take() throws InterruptedException {
    while (ready.isEmpty() && pending > 0) {
      wait();
    }
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    Message next = groups.get(ready.remove()).element();
    next.receives++;
    return Optional.of(next);
  }

  /** It failed, and is to be delivered again. */
  synchronized void again(Message message) {
    ready.add(message.group);
    notifyAll();
  }

  /** It is done, or with the dead letters. */
  synchronized void settled(Message message) {
    Deque<Message> waiting = groups.get(message.group);
    waiting.remove();
    pending--;
    if (waiting.isEmpty()) {
      groups.remove(message.group);
    } else {
      ready.add(message.group);
    }
    notifyAll();
  }
}
