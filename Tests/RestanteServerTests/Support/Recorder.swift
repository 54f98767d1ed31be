import Synchronization

/// Collects values from concurrent tasks.
final class Recorder<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  var all: [Value] { values.withLock { $0 } }

  func add(_ value: Value) { values.withLock { $0.append(value) } }

  func add(contentsOf new: [Value]) { values.withLock { $0 += new } }
}
