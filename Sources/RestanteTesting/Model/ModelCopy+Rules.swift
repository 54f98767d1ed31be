import RestanteCore

/// What becomes of a copy. These rules are written apart from those of `RestanteCore` on purpose:
/// only so does comparing the stores with this one find what is wrong in either.
extension ModelCopy {
  /// Whether it stands where a copy of a key has to look for another one.
  func stands(for messageID: MessageID, isFailed: Bool) -> Bool {
    event.processID == .unclaimed && event.messageID == messageID && event.isFailed == isFailed
  }

  /// The key occurs again while nobody holds the copy.
  mutating func occurAgain(as publication: Publication, at moment: Timestamp, number: Int64) {
    event.name = publication.name
    event.user = publication.user
    event.data = publication.data
    event.provenance.publisher = publication.publisher
    event.provenance.trace = publication.trace
    event.occurredAt = moment.seconds
    event.occurrence = number
  }

  /// The lease of the claim that holds it is over: an attempt more, in vain, and the last one if
  /// there are no more.
  mutating func loseLease(at deadline: Timestamp, settings: QueueSettings) {
    event.processID = .unclaimed
    event.attempts += 1
    let isLast = settings.maxAttempts.map { event.attempts >= $0 } ?? false
    if isLast && !event.isFailed { becomeDeadLetter("lease expired", at: deadline) }
    if event.isFailed { planRetry(after: deadline, settings: settings) }
  }

  /// Its consumer says that it failed.
  mutating func fail(
    at now: Timestamp, reason: String?, mode: Mode, settings: QueueSettings
  ) {
    event.processID = .unclaimed
    event.attempts += 1
    becomeDeadLetter(reason, at: now)
    if mode == .safe { planRetry(after: now, settings: settings) }
  }

  /// It has to make room in a queue that is full.
  mutating func giveWay(at now: Timestamp) {
    becomeDeadLetter("depth limit", at: now)
  }

  /// It is redriven, retried or restored.
  mutating func becomePending() {
    event.processID = .unclaimed
    event.isFailed = false
    event.retryAt = nil
  }

  private mutating func becomeDeadLetter(_ reason: String?, at time: Timestamp) {
    event.isFailed = true
    event.failedAt = time.seconds
    event.reason = reason
    event.retryAt = nil
  }

  private mutating func planRetry(after failure: Timestamp, settings: QueueSettings) {
    event.retryAt = settings.retryTime(
      of: event.id, attempts: event.attempts, failedAt: failure)
  }

  /// Another copy of the key comes to stand where this one does, and is gone: what occurred later
  /// counts, and what failed later; no process id may act on what they became.
  mutating func absorb(_ other: OfflineEvent, isLater: Bool) {
    owner = .unclaimed
    if isLater {
      event.name = other.name
      event.user = other.user
      event.data = other.data
      event.provenance = other.provenance
      event.occurredAt = other.occurredAt
      event.occurrence = other.occurrence
    }
    event.firstOccurredAt = min(event.firstOccurredAt, other.firstOccurredAt)
    event.attempts = max(event.attempts, other.attempts)
    let hasFailedBefore = event.failedAt.map { other.failedAt ?? .min < $0 } ?? false
    if !hasFailedBefore {
      event.failedAt = other.failedAt
      event.reason = other.reason
      event.retryAt = other.retryAt
    }
    if !event.isFailed { event.retryAt = nil }
  }
}
