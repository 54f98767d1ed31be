import Foundation
import RestantePostgresCluster
import Synchronization

/// A proxy before a server's port that can be told to cut a connection in the moment that hurts
/// most: when a COMMIT was passed on and before its answer comes back.
public final class CuttingProxy: Sendable {
  private let listener: Int32
  /// The port of loopback to connect to.
  public let port: Int
  private let scissors = Scissors()

  /// Passes everything on to a port of loopback.
  public init(to target: Int) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    port = try LoopbackPort.bind(listener)
    guard listen(listener, 64) == 0 else {
      throw PostgresCluster.Failure(description: "the proxy cannot listen")
    }
    Thread.detachNewThread { [listener, scissors] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        guard let server = try? LoopbackPort.connect(target) else {
          close(client)
          continue
        }
        let pair = Pair(client: client, server: server)
        Thread.detachNewThread { pair.pump(from: client, to: server) { scissors.isToCut($0) } }
        Thread.detachNewThread { pair.pump(from: server, to: client) { _ in false } }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// Cuts the connection of the next COMMIT.
  public func cutNextCommit() {
    scissors.cutNextCommit()
  }

  /// Knows how many connections are still to be cut.
  private final class Scissors: Sendable {
    private let cuts = Mutex(0)

    func cutNextCommit() {
      cuts.withLock { $0 += 1 }
    }

    func isToCut(_ bytes: ArraySlice<UInt8>) -> Bool {
      guard bytes.firstRange(of: Array("COMMIT".utf8)) != nil else { return false }
      return cuts.withLock { cuts in
        guard cuts > 0 else { return false }
        cuts -= 1
        return true
      }
    }
  }

  /// The two ends of one connection.
  private final class Pair: Sendable {
    private let client: Int32
    private let server: Int32
    private let open = Mutex(2)

    init(client: Int32, server: Int32) {
      self.client = client
      self.server = server
    }

    /// Passes bytes on until one end closes, or until `cuts` says to cut what was just passed on.
    func pump(from source: Int32, to sink: Int32, cuts: (ArraySlice<UInt8>) -> Bool) {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(source, &buffer, buffer.count)
        guard count > 0 else { break }
        if cuts(buffer[..<count]) {
          // The answer must never come back, but the server must get the question.
          shutdown(client, Int32(SHUT_RDWR))
          send(buffer, count, to: sink)
          break
        }
        guard send(buffer, count, to: sink) else { break }
      }
      shutdown(client, Int32(SHUT_RDWR))
      shutdown(server, Int32(SHUT_WR))
      let isLast = open.withLock { open in
        open -= 1
        return open == 0
      }
      if isLast {
        close(client)
        close(server)
      }
    }

    @discardableResult
    private func send(_ buffer: [UInt8], _ count: Int, to sink: Int32) -> Bool {
      var sent = 0
      while sent < count {
        let written = buffer[sent...].withUnsafeBytes { bytes in
          Glibc.send(sink, bytes.baseAddress, count - sent, Int32(MSG_NOSIGNAL))
        }
        guard written > 0 else { return false }
        sent += written
      }
      return true
    }
  }
}
