import Foundation
import RestanteJSON
import Synchronization

/// What is measured on every queue server.
struct QueueWork: Sendable {
  let server: any QueueServer
  private static let run = Atomic<UInt32>(UInt32.random(in: 0 ... .max))

  private static func nextRun() -> UInt32 { run.wrappingAdd(1, ordering: .relaxed).newValue }

  /// Publishes messages that were never seen before.
  func publish(callers: Int, batch: Int, seconds: Double) throws -> Measurement {
    let run = Self.nextRun()
    return try measureThreads(callers: callers, seconds: seconds) { [server] caller in
      let connection = try server.connect()
      return { round in
        try connection.publish(
          (0..<batch).map { index in
            BenchEvent.data(run: run, caller: caller, number: round * batch + index).encoded()
          })
        return batch
      }
    }
  }

  /// Brings a number of messages into the queue.
  func fill(_ count: Int) throws {
    let run = Self.nextRun()
    let left = Atomic(count)
    _ = try measureThreads(callers: 4, seconds: .infinity) { [server] caller in
      let connection = try server.connect()
      return { round in
        let batch = min(500, left.wrappingSubtract(500, ordering: .relaxed).oldValue)
        guard batch > 0 else { return 0 }
        try connection.publish(
          (0..<batch).map { index in
            BenchEvent.data(run: run, caller: caller, number: round * 500 + index).encoded()
          })
        return batch
      }
    }
  }

  /// Claims and acknowledges 50 at a time until so many are gone or the time is over. Those who
  /// begin have more than that in the queue.
  func claimAndAcknowledge(callers: Int, most: Int, seconds: Double) throws -> Measurement {
    let left = Atomic(most)
    return try measureThreads(callers: callers, seconds: seconds) { [server] _ in
      let connection = try server.connect()
      return { _ in
        guard left.wrappingSubtract(claimSize, ordering: .relaxed).oldValue > 0 else { return 0 }
        let claimed = try connection.claim(patience: 0)
        if claimed.count > 0 { try connection.acknowledge() }
        return claimed.count
      }
    }
  }

  /// Takes everything out of the queue.
  func drain() throws {
    let connection = try server.connect()
    while try connection.claim(patience: 200).count > 0 { try connection.acknowledge() }
  }
}
