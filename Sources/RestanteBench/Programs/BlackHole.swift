import Foundation
import RestantePostgresCluster

/// A handler that accepts connections and never replies.
final class BlackHole: Sendable {
  let port: Int
  private let descriptor: Int32

  init() throws {
    (port, descriptor) = try Self.listening()
  }

  deinit { close(descriptor) }

  /// The system itself accepts connections that nobody asks for.
  private static func listening() throws -> (port: Int, descriptor: Int32) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let port = Int(try LoopbackPort.bind(descriptor))
    guard listen(descriptor, 64) == 0 else {
      close(descriptor)
      throw HTTPConnection.Failure(message: "cannot listen")
    }
    return (port, descriptor)
  }

  var url: String { "http://127.0.0.1:\(port)/hook" }
}
