import Logging

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The service manager that started the process and wants to know how it is, such as systemd with
/// `Type=notify`.
public struct Supervisor: Sendable {
  /// What a service says of itself, by the protocol of `sd_notify(3)`.
  enum State: Equatable {
    /// Requests are answered; also after a reload.
    case ready
    /// Files are being read anew, since this time of the monotonic clock. In microseconds.
    case reloading(since: UInt64)
    /// The process is not stuck.
    case alive
    /// The service has begun to stop.
    case stopping

    var message: String {
      switch self {
      case .ready: "READY=1"
      case .reloading(let time): "RELOADING=1\nMONOTONIC_USEC=\(time)"
      case .alive: "WATCHDOG=1"
      case .stopping: "STOPPING=1"
      }
    }
  }

  private let socket: NotifySocket
  /// The time within which the manager expects to hear that the process is not stuck; `nil` if it
  /// does not expect it.
  let watchdog: Duration?

  /// Creates the service manager that the environment of the process names.
  ///
  /// - Parameters:
  ///   - environment: Returns the value of a variable, `nil` if it is missing or empty.
  ///   - processID: The id of this process: a watchdog may be meant for another one.
  /// - Returns: `nil` if no service manager wants to know.
  /// - Throws: ``StartupError`` if a variable has a value that the protocol does not allow.
  public init?(
    environment: (String) -> String?, processID: Int32
  ) throws(StartupError) {
    guard let address = environment("NOTIFY_SOCKET") else { return nil }
    guard let socket = NotifySocket(address: address) else {
      throw StartupError("NOTIFY_SOCKET: '\(address)' is not the address of a Unix socket")
    }
    self.socket = socket
    watchdog = try Self.watchdog(environment, processID)
  }

  private static func watchdog(
    _ environment: (String) -> String?, _ processID: Int32
  ) throws(StartupError) -> Duration? {
    guard let text = environment("WATCHDOG_USEC") else { return nil }
    guard let microseconds = Int64(text), microseconds > 0 else {
      throw StartupError("WATCHDOG_USEC: '\(text)' is not a number of microseconds")
    }
    guard let meant = environment("WATCHDOG_PID") else { return .microseconds(microseconds) }
    guard let meant = Int32(meant) else {
      throw StartupError("WATCHDOG_PID: '\(meant)' is not the id of a process")
    }
    return meant == processID ? .microseconds(microseconds) : nil
  }

  /// Tells the manager, and logs if that fails: the server goes on.
  func tell(_ state: State, _ logger: Logger) {
    do throws(NotifySocket.Failure) {
      try socket.send(state.message)
    } catch {
      logger.error(
        "the service manager was not notified",
        metadata: ["message": "\(state)", "error": "\(error)"])
    }
  }

  /// The time of the clock by which a manager orders reloads. In microseconds.
  static func monotonicMicroseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
  }
}
