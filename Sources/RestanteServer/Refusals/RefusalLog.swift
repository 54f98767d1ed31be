import Logging
import RestanteCore
import Synchronization

/// Leaves one line in the log for each refusal and counts them by kind, so that operators see
/// attacks, and tools that block addresses have something to read.
///
/// One address gets so many lines at once, then one a second: nobody fills the disk with refusals.
/// The counts are complete.
final class RefusalLog: Sendable {
  /// How many lines an address gets at once.
  static let maxLines = 200

  private let logger: Logger
  private let counts = Mutex<[Refusal.Kind: Int64]>([:])
  private let lines = MemoryLimitLedger(capacity: 10_000)

  init(logger: Logger) {
    self.logger = logger
  }

  /// Reports a refusal.
  ///
  /// - Parameters:
  ///   - refusal: What was refused.
  ///   - group: The part of the server that refused it.
  ///   - origin: Where the request came from.
  ///   - now: The store's time.
  func report(
    _ refusal: Refusal, on group: RouteGroup, from origin: RequestOrigin, at now: Timestamp
  ) {
    counts.withLock { $0[refusal.kind, default: 0] += 1 }
    let allowance = lines.admit(
      RequestBucket(portal: nil, source: origin.source), capacity: Self.maxLines, perSecond: 1,
      at: now)
    guard allowance.isAdmitted else { return }
    var metadata: Logger.Metadata = [
      "event": "\(refusal.kind.rawValue)", "group": "\(group)",
      "address": "\(origin.client?.description ?? "unknown")",
      "credential": "\(refusal.credential)", "error": "\(refusal.error)",
    ]
    if let portal = refusal.portal { metadata["portal"] = "\(portal.rawValue)" }
    if let subject = refusal.subject { metadata["subject"] = "\(Self.plain(subject))" }
    logger.notice("refused", metadata: metadata)
  }

  /// How many refusals of a kind there were since the start.
  func count(of kind: Refusal.Kind) -> Int64 {
    counts.withLock { $0[kind] ?? 0 }
  }

  /// What a stranger wrote, on one line and of bounded length.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(100).map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
        || scalar.properties.isBidiControl ? "_" : String(scalar)
    }
    return scalars.joined()
  }
}
