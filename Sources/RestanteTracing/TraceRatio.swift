import RestanteCore
import Synchronization

/// Which part of something is chosen at random. It may change meanwhile.
final class TraceRatio: Sendable {
  /// Numbers below it are hits; the highest of all makes everything one.
  private let threshold: Atomic<UInt64>

  init(_ ratio: Double) {
    threshold = Atomic(Self.threshold(of: ratio))
  }

  func set(_ ratio: Double) {
    threshold.store(Self.threshold(of: ratio), ordering: .relaxed)
  }

  /// Whether the next one is chosen.
  func isHit(by random: any RandomSource) -> Bool {
    let threshold = threshold.load(ordering: .relaxed)
    return threshold == .max || random.next() < threshold
  }

  private static func threshold(of ratio: Double) -> UInt64 {
    ratio >= 1 ? .max : UInt64(max(0, ratio) * Double(UInt64.max >> 11)) << 11
  }
}
