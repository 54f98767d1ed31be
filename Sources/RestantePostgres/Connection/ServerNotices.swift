import CLibpq
import Synchronization

/// Keeps the warnings that a server sends beside its answers.
final class ServerNotices: Sendable {
  private let warnings = Mutex<[String]>([])

  /// Receives what the server says on a connection, as long as the connection lives.
  func attach(to connection: OpaquePointer) {
    // Sound: the session owns this box and closes the connection before it lets go of it.
    let address = Unmanaged.passUnretained(self).toOpaque()
    PQsetNoticeReceiver(
      connection,
      { address, result in
        guard let address, let result else { return }
        let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V")))
        guard severity.map({ String(cString: $0) }) == "WARNING" else { return }
        let text = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
        let box = Unmanaged<ServerNotices>.fromOpaque(address).takeUnretainedValue()
        box.warnings.withLock { $0.append(text.map { String(cString: $0) } ?? "") }
      }, address)
  }

  func take() -> [String] {
    warnings.withLock { warnings in
      let taken = warnings
      warnings = []
      return taken
    }
  }
}
