public import RestanteCore
import Synchronization

/// The reference store as the conformance suite and the random comparison drive it.
public final class ModelUnderTest: StoreUnderTest {
  private let clock: ManualClock
  private let current: Mutex<ModelStore>

  /// Creates an empty reference store whose clock starts at `start`.
  public init(start: Timestamp = ManualClock.defaultStart) {
    clock = ManualClock(start)
    current = Mutex(ModelStore(time: clock))
  }

  /// The reference store.
  public var store: any Store { current.withLock { $0 } }

  /// Moves its clock forward.
  public func advance(milliseconds: Int64) async throws {
    clock.advance(milliseconds: milliseconds)
  }

  /// Goes on with a new store that holds what the old one held.
  public func reopen() async throws {
    let old = current.withLock { $0 }
    await old.close()
    current.withLock { $0 = ModelStore(reopening: old) }
  }
}
