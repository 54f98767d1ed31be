public import RestanteCore
import Synchronization

/// Repeatable randomness: the SplitMix64 generator, the same sequence for the same seed.
public final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  /// Creates a source whose sequence `seed` decides.
  public init(seed: UInt64) {
    self.state = Mutex(seed)
  }

  /// The next 64 bits of the sequence.
  public func next() -> UInt64 {
    let value = state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      return state
    }
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`, which must be positive.
  public func number(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// Whether something happens that happens `percent` times of a hundred.
  public func chance(percent: Int) -> Bool {
    number(below: 100) < percent
  }

  /// One of the elements, or `nil` when there are none.
  public func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }
}
