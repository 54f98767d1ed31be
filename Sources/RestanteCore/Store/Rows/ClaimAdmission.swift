/// Keeps events that may bring their consumer down away from others.
///
/// Where an application limits attempts, an event on its last one is handed out in a claim of its
/// own: if its consumer goes down with it, no other event's attempts are used up along with it.
/// A claim ends before such an event, and the next one holds it alone, so that the order of the
/// queue stays what it is and nothing ever waits for good. Claims that never end need not do this,
/// nor takes, whose events never come back.
public struct ClaimAdmission: Sendable {
  /// What counts for the queue; `nil` where every event may come in.
  private let settings: QueueSettings?
  private var isEmpty = true
  private var isClosed = false

  private init(_ settings: QueueSettings?) { self.settings = settings }

  /// Lets everything in.
  public static let everything = ClaimAdmission(nil)

  /// For a new claim or a take in a queue for which `settings` count.
  public init(to disposition: ClaimEvents.Disposition, _ settings: QueueSettings) {
    if case .reserve(lease: .some) = disposition {
      self.init(settings)
    } else {
      self.init(nil)
    }
  }

  /// Whether the next event of the order comes in. Behind one that does not, none does.
  public mutating func admits(_ state: EventState) -> Bool {
    guard let settings else { return true }
    guard !isClosed else { return false }
    defer { isEmpty = false }
    isClosed = settings.isLastAttempt(of: state)
    return isEmpty || !isClosed
  }
}

extension QueueSettings {
  /// Whether the end of one more claim makes an event a dead letter.
  public func isLastAttempt(of state: EventState) -> Bool {
    guard let maxAttempts, !state.isFailed else { return false }
    return state.attempts >= maxAttempts - 1
  }

  /// Those of the events that a claim lost with its lease that it holds again when it is read
  /// late: all but those on their last attempt, of which it holds the first, by time and number,
  /// if it holds nothing else.
  ///
  /// - Parameters:
  ///   - returned: What the claim lost and may still act on.
  ///   - claim: The claim.
  ///   - renewal: Until when it will hold them.
  public func heldAgain(
    _ returned: [EventRow], by claim: ClaimRow, _ renewal: ReadClaim.Renewal
  ) -> [EventRow] {
    if renewal == .extend(lease: nil) { return returned }
    let harmless = returned.filter { !isLastAttempt(of: $0.state) }
    guard harmless.isEmpty, claim.held == 0 else { return harmless }
    return returned.min { ($0.state.occurredAt, $0.number) < ($1.state.occurredAt, $1.number) }
      .map { [$0] } ?? []
  }
}
