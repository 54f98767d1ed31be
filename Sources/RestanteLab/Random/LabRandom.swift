import RestanteCore
import Synchronization

/// The randomness of a lab: the system's until a seed makes it foreseeable.
///
/// Each purpose has a sequence of its own, so that what happens beside the calls of a test, such as
/// a delivery, does not change what the calls get.
final class LabRandom: Sendable {
  /// What randomness is for.
  enum Purpose: String, Sendable, Hashable, CaseIterable {
    /// Credentials and process ids.
    case calls
    /// Ids of requests and traces.
    case requests
    /// The jitter and the tokens of deliveries.
    case deliveries
    /// Whether faults happen.
    case faults
    /// What templates of events draw.
    case templates
  }

  /// The randomness for one purpose.
  struct Source: RandomSource {
    let random: LabRandom
    let purpose: Purpose

    func next() -> UInt64 { random.next(for: purpose) }
  }

  private let system = SystemRandomSource()
  /// Where each sequence is; `nil` while the system's randomness is used.
  private let sequences: Mutex<[Purpose: UInt64]?>

  /// - Parameter seed: What decides everything; `nil` for the system's randomness.
  init(seed: UInt64?) {
    sequences = Mutex(seed.map(Self.begin))
  }

  /// The randomness for one purpose.
  func source(for purpose: Purpose) -> Source { Source(random: self, purpose: purpose) }

  /// Begins all sequences that a seed decides.
  func restart(from seed: UInt64) {
    sequences.withLock { $0 = Self.begin(seed) }
  }

  private static func begin(_ seed: UInt64) -> [Purpose: UInt64] {
    Dictionary(
      uniqueKeysWithValues: Purpose.allCases.map { purpose in
        let digest = Digests.sha256(Array("\(seed) \(purpose.rawValue)".utf8))
        return (purpose, digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
      })
  }

  private func next(for purpose: Purpose) -> UInt64 {
    let state = sequences.withLock { sequences -> UInt64? in
      guard let state = sequences?[purpose] else { return nil }
      sequences?[purpose] = state &+ Self.step
      return state &+ Self.step
    }
    return state.map(Self.mixed) ?? system.next()
  }

  /// SplitMix64: a counter whose steps are mixed.
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ state: UInt64) -> UInt64 {
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
