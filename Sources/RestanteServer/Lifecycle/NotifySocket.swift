#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The datagram socket on which a service manager listens to what a service says of itself.
struct NotifySocket: Sendable {
  /// A message that could not be sent.
  struct Failure: Error, CustomStringConvertible {
    let description: String

    fileprivate init(_ step: String) {
      description = "\(step): \(String(cString: strerror(errno)))"
    }
  }

  /// How long to wait for a manager that does not read. In milliseconds.
  private static let patience: Int32 = 2_000

  private let address: sockaddr_un
  private let length: socklen_t

  /// Creates a socket from its address as `NOTIFY_SOCKET` has it: an absolute path, or the name of
  /// an abstract socket after an `@`. Other addresses, and those that are too long, give `nil`.
  init?(address text: String) {
    var bytes = Array(text.utf8)
    guard bytes.count > 1, !bytes.contains(0) else { return nil }
    switch text.first {
    case "/": bytes.append(0)
    case "@": bytes[0] = 0
    default: return nil
    }
    var address = sockaddr_un()
    guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    self.address = address
    let start = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 0
    length = socklen_t(start + bytes.count)
  }

  /// Sends a message.
  ///
  /// - Throws: ``Failure`` when nobody listens, or does not read for two seconds.
  func send(_ message: String) throws(Failure) {
    let descriptor = socket(AF_UNIX, Self.datagram, 0)
    guard descriptor >= 0 else { throw Failure("socket") }
    defer { close(descriptor) }
    // A process that is started at this moment must not keep it.
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
      fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0
    else { throw Failure("fcntl") }
    guard withAddress({ connect(descriptor, $0, length) }) == 0 else { throw Failure("connect") }
    let bytes = Array(message.utf8)
    while write(descriptor, bytes, bytes.count) < 0 {
      if errno == EINTR { continue }
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard errno == EAGAIN, poll(&wait, 1, Self.patience) > 0 else { throw Failure("write") }
    }
  }

  private func withAddress(_ body: (UnsafePointer<sockaddr>) -> Int32) -> Int32 {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }

  #if canImport(Glibc)
    private static let datagram = Int32(SOCK_DGRAM.rawValue)
  #else
    private static let datagram = SOCK_DGRAM
  #endif
}
