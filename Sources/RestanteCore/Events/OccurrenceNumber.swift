/// The number under which stores keep an occurrence: which of two occurrences of one key is the
/// later, however close in time they are.
///
/// Publications count as they arrive; one that tells when it happened counts as of that time. The
/// number holds, from the highest bits to the lowest, whether the time was told, the milliseconds
/// within the second of ``EventState/occurredAt``, and a count of the queue's occurrences.
/// Occurrences from before milliseconds were kept have only the count, and 0 from before there was
/// one.
public struct OccurrenceNumber: Sendable, Hashable {
  /// The bits that hold the count.
  public static let countMask: Int64 = 1 << 52 - 1
  private static let toldFlag: Int64 = 1 << 62

  /// What stores keep.
  public let rawValue: Int64

  /// Reads what a store kept.
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Numbers an occurrence.
  ///
  /// - Parameters:
  ///   - count: Counts the occurrences of a queue, from 1.
  ///   - publication: What occurred.
  ///   - now: The store's time.
  public init(count: Int64, of publication: Publication, at now: Timestamp) {
    let told: Int64 = publication.isLate(at: now) ? Self.toldFlag : 0
    let milliseconds = publication.occurred(at: now).milliseconds % 1000
    rawValue = told | milliseconds << 52 | count & Self.countMask
  }

  /// How many occurrences there had been.
  var count: Int64 { rawValue & Self.countMask }

  /// Whether the publication said that it happened before it arrived.
  var isTold: Bool { rawValue & Self.toldFlag != 0 }

  /// Orders the occurrences of one second.
  var withinSecond: Int64 { rawValue & ~Self.toldFlag }
}
