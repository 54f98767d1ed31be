import Foundation

/// A service manager's end of the socket on which services say how they are.
final class NotifyListener: Sendable {
  struct Failure: Error {
    let step: String
    let code = errno
  }

  private let descriptor: Int32
  /// What `NOTIFY_SOCKET` says.
  let address: String

  /// Listens at a path, or after an `@` under an abstract name.
  init(_ address: String) throws {
    self.address = address
    let kind = SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    descriptor = socket(AF_UNIX, Int32(kind), 0)
    guard descriptor >= 0 else { throw Failure(step: "socket") }
    var socketAddress = sockaddr_un()
    socketAddress.sun_family = sa_family_t(AF_UNIX)
    let isAbstract = address.hasPrefix("@")
    let bytes: [UInt8] =
      isAbstract ? [0] + address.utf8.dropFirst() : address.utf8 + [0]
    withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let isBound = withUnsafePointer(to: &socketAddress) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard isBound == 0 else {
      close(descriptor)
      throw Failure(step: "bind")
    }
  }

  deinit { close(descriptor) }

  /// The next message; `nil` when none comes within the time, which no test means to use up.
  func next(within time: Duration = .seconds(300)) async -> String? {
    let deadline = ContinuousClock.now + time
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count >= 0 { return String(decoding: buffer.prefix(count), as: UTF8.self) }
      guard ContinuousClock.now < deadline else { return nil }
      try? await Task.sleep(for: .milliseconds(5))
    }
  }
}
