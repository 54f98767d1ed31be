import RestanteCore
import Synchronization

/// Looks up values by their keys for many callers in one journey to the database.
///
/// Nothing is remembered: a caller gets what was committed when it called, or later. While one
/// journey is under way, the keys of further callers gather for the next one, and equal keys are
/// looked up once.
final class SharedLookups<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private typealias Continuation = CheckedContinuation<Turn, Never>

  /// What a caller that waited comes to.
  private enum Turn: Sendable {
    /// Somebody looked up its key.
    case found(Result<Value?, StoreError>)
    /// It makes the next journey.
    case lead([Key])
  }

  private struct Line {
    /// Whether a journey is under way.
    var isMoving = false
    /// Who waits for the journey under way, by key.
    var passengers: [Key: [Continuation]] = [:]
    /// Who came since it began.
    var waiting: [(key: Key, continuation: Continuation)] = []
  }

  /// The maximum number of keys in one journey.
  private static var maxKeys: Int { 256 }

  private let line = Mutex(Line())
  private let look: @Sendable ([Key]) async -> Result<[Key: Value], StoreError>

  /// - Parameter look: Looks up different keys; those without a value are missing in the result.
  init(_ look: @escaping @Sendable ([Key]) async -> Result<[Key: Value], StoreError>) {
    self.look = look
  }

  /// The value of a key; `nil` if there is none.
  func value(of key: Key) async throws(StoreError) -> Value? {
    let isFirst = line.withLock { line in
      defer { line.isMoving = true }
      return !line.isMoving
    }
    let turn = isFirst ? .lead([key]) : await turn(of: key)
    switch turn {
    case .found(let result): return try result.get()
    case .lead(let keys): return try await lead(keys, for: key)
    }
  }

  /// How many callers wait for the next journey.
  var waitingCount: Int { line.withLock { $0.waiting.count } }

  private func turn(of key: Key) async -> Turn {
    await withCheckedContinuation { continuation in
      let leads = line.withLock { line in
        // The journey may have ended meanwhile.
        guard line.isMoving else {
          line.isMoving = true
          return true
        }
        line.waiting.append((key, continuation))
        return false
      }
      if leads { continuation.resume(returning: .lead([key])) }
    }
  }

  private func lead(_ keys: [Key], for own: Key) async throws(StoreError) -> Value? {
    let result = await look(keys)
    let (passengers, next) = line.withLock { line in
      let passengers = line.passengers
      line.passengers = [:]
      return (passengers, Self.board(&line))
    }
    if let next { next.leader.resume(returning: .lead(next.keys)) }
    for (key, continuations) in passengers {
      let found = result.map { $0[key] }
      for continuation in continuations { continuation.resume(returning: .found(found)) }
    }
    return try result.map { $0[own] }.get()
  }

  /// Lets those who wait begin the next journey; returns who leads it.
  private static func board(_ line: inout Line) -> (leader: Continuation, keys: [Key])? {
    guard let first = line.waiting.first else {
      line.isMoving = false
      return nil
    }
    var keys: Set = [first.key]
    var count = 1
    for (key, continuation) in line.waiting.dropFirst() {
      guard keys.contains(key) || keys.count < maxKeys else { break }
      keys.insert(key)
      line.passengers[key, default: []].append(continuation)
      count += 1
    }
    line.waiting.removeFirst(count)
    return (first.continuation, Array(keys))
  }
}
