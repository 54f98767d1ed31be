import Dispatch
import Foundation
import Synchronization

/// Takes what is logged and writes it from a thread of its own, so that nobody waits for anyone who
/// reads the log: when its buffer is full, messages are lost and counted.
public final class LogPipe: TextOutputStream, Sendable {
  /// How much may wait to be written, in bytes.
  public static let standardCapacity = 1 << 20

  private struct State {
    var waiting: [String] = []
    var bytes = 0
    var lost = 0
    var isWriting = false
  }

  private let descriptor: Atomic<Int32>
  /// The file to open anew when that is asked for; `nil` for a descriptor that somebody gave.
  private let path: String?
  private let isReopening = Atomic(false)
  private let capacity: Int
  private let state = Mutex(State())
  private let arrival = DispatchSemaphore(value: 0)
  private let jobs = Mutex<[@Sendable () -> Void]>([])

  /// Begins to write to a descriptor, which stays open.
  ///
  /// - Parameter capacity: How much may wait to be written, in bytes.
  public convenience init(descriptor: Int32, capacity: Int = LogPipe.standardCapacity) {
    self.init(descriptor, path: nil, capacity)
  }

  /// Begins to append to a file, which is made if there is none and only its owner may read.
  ///
  /// - Throws: ``StartupError`` when it cannot be opened.
  convenience init(appendingTo path: String) throws(StartupError) {
    let file = Self.open(path)
    guard file >= 0 else {
      throw StartupError("cannot write to \(path): \(String(cString: strerror(errno)))")
    }
    self.init(file, path: path, LogPipe.standardCapacity)
  }

  private static func open(_ path: String) -> Int32 {
    Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
  }

  private init(_ descriptor: Int32, path: String?, _ capacity: Int) {
    self.descriptor = Atomic(descriptor)
    self.path = path
    self.capacity = capacity
    let thread = Thread { [weak self] in
      // The pipe lives as long as somebody may log.
      while let pipe = self { pipe.work() }
    }
    thread.name = "log"
    thread.start()
  }

  deinit {
    if path != nil { close(descriptor.load(ordering: .relaxed)) }
  }

  /// Opens the file anew before the next line, since it may have been renamed. Without effect where
  /// a descriptor was given.
  func reopen() {
    isReopening.store(path != nil, ordering: .relaxed)
  }

  private func reopenIfAsked() {
    guard let path, isReopening.exchange(false, ordering: .relaxed) else { return }
    let new = Self.open(path)
    // Where that fails the old file is better than none.
    if new >= 0 { close(descriptor.exchange(new, ordering: .relaxed)) }
  }

  /// Takes text; never waits.
  public func write(_ text: String) {
    let isFirst = state.withLock { state in
      let count = text.utf8.count
      guard state.bytes + count <= capacity else {
        state.lost += 1
        return false
      }
      state.bytes += count
      state.waiting.append(text)
      return state.waiting.count == 1
    }
    if isFirst { arrival.signal() }
  }

  /// How many messages were lost since that was last written.
  var lost: Int { state.withLock { $0.lost } }

  /// Waits until everything is written, for a short time at most.
  public func drain(within longest: Duration = .seconds(1)) async {
    let deadline = ContinuousClock.now + longest
    while state.withLock({ $0.isWriting || !$0.waiting.isEmpty }), ContinuousClock.now < deadline {
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Has something done by the thread, about once a second.
  func everySecond(_ job: @escaping @Sendable () -> Void) {
    jobs.withLock { $0.append(job) }
  }

  private func work() {
    if arrival.wait(timeout: .now() + .seconds(1)) == .timedOut {
      for job in jobs.withLock({ $0 }) { job() }
    }
    let (texts, lost) = state.withLock { state in
      defer { state = State(isWriting: true) }
      return (state.waiting, state.lost)
    }
    reopenIfAsked()
    let descriptor = descriptor.load(ordering: .relaxed)
    if !texts.isEmpty { BlockingOutput.put(texts.joined(), to: descriptor) }
    if lost > 0 {
      BlockingOutput.put(
        "\(lost) log messages were dropped here: the log was not read\n", to: descriptor)
    }
    state.withLock { $0.isWriting = false }
  }
}

/// Writes to descriptors, and waits as long as it takes.
private enum BlockingOutput {
  static func put(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR || errno == EAGAIN else { return }
        var readiness = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&readiness, 1, 1_000)
      }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
