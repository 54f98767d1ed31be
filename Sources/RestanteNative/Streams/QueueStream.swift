import RestanteCore
import RestanteJSON
import Synchronization

/// One client's stream of hints about a queue, in the form of server-sent events.
///
/// It begins with the current figures and says, whenever something happens, what kind of thing and
/// how the figures are now. Hints add up while the client is slow, and some may be missing: who
/// wants events fetches them with `event.offline.get`. Every ``heartbeat`` a comment shows that
/// the connection lives.
struct QueueStream: Sendable {
  /// The time between comments.
  static let heartbeat = Duration.seconds(15)
  /// How long clients wait before they connect again, in milliseconds.
  static let retryDelay = 3_000

  let queue: QueueKey
  let observation: QueueObservation
  let store: any Store
  let clock: any Clock<Duration>
  /// Whether the server goes on and the key that the client showed is still valid.
  let mayGoOn: @Sendable () async -> Bool

  /// What the tasks beside the stream have noticed.
  private final class Notices: Sendable {
    let isBeatDue = Mutex(false)
    let isGone = Mutex(false)
  }

  /// Writes until the client hangs up, its key is no longer valid or the server stops.
  func write(
    until hangUp: @escaping NativeStream.HangUpSignal, to write: NativeStream.Writer
  ) async throws {
    let notices = Notices()
    try await write(Self.bytes("retry: \(Self.retryDelay)\n\n"))
    var shown = try await writeFigures(nil, unless: nil, to: write)
    let helpers = Task {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await hangUp()
          guard !Task.isCancelled else { return }
          notices.isGone.withLock { $0 = true }
          observation.wake()
        }
        group.addTask {
          while (try? await clock.sleep(for: Self.heartbeat)) != nil {
            notices.isBeatDue.withLock { $0 = true }
            observation.wake()
          }
        }
      }
    }
    defer { helpers.cancel() }
    while let activity = await observation.next() {
      guard !notices.isGone.withLock({ $0 }), await mayGoOn() else { break }
      let isBeat = notices.isBeatDue.withLock { isDue in
        defer { isDue = false }
        return isDue
      }
      if !activity.isEmpty {
        shown = try await writeFigures(activity, unless: nil, to: write)
      } else {
        // Time passes without a commit: leases end.
        shown = try await writeFigures(nil, unless: shown, to: write)
      }
      if isBeat { try await write(Self.bytes(": still here\n\n")) }
    }
  }

  /// Writes the figures, unless they are those that were shown; returns them.
  private func writeFigures(
    _ activity: QueueActivity?, unless shown: QueueFigures?, to write: NativeStream.Writer
  ) async throws -> QueueFigures {
    guard let figures = try await store.figures(of: queue) else {
      throw StoreError(.corrupt, "the application is gone")
    }
    guard figures != shown else { return figures }
    var object = figures.shown(now: store.time.now().seconds)
    if let activity { object["changes"] = .object(Self.changes(activity)) }
    let json = String(decoding: JSONValue.object(object).encoded(), as: UTF8.self)
    let name = activity == nil ? "figures" : "change"
    try await write(Self.bytes("event: \(name)\ndata: \(json)\n\n"))
    return figures
  }

  /// The kinds of change that happened, and how often.
  private static func changes(_ activity: QueueActivity) -> JSONObject {
    var changes: JSONObject = [:]
    for (kind, count) in [
      ("arrived", activity.arrived), ("claimed", activity.claimed), ("failed", activity.failed),
      ("left", activity.left),
    ] where count > 0 {
      changes[kind] = .int(count)
    }
    return changes
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
