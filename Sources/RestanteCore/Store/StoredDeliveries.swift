extension HandlerRow {
  /// Reads number, application, public identifier, URL and everything else in the order of
  /// ``HandlerRow``'s and ``HandlerState``'s properties.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: BindingID(rawValue: reader.integer()), application: reader.application(),
      clientID: reader.text(), url: reader.text(), minimumInterval: reader.optionalInteger(),
      isEnded: reader.flag())
    state = HandlerState(&reader)
    isResuming = reader.flag()
    suspendedAt = reader.optionalTime()
    lastDelivery = reader.integer()
    dueAt = reader.optionalTime()
    bell = OfflineBell(
      lastRing: reader.optionalTime(), nextRing: reader.optionalTime(),
      isUnderWay: reader.flag(), hasNews: reader.flag())
    bellUser = ActingUser(stored: reader.optionalInteger())
    bellSession = EventSession(rawValue: reader.integer())
    bellDelivery = reader.integer()
  }
}

extension HandlerState {
  /// Reads whether it keeps its order and is suspended, then its claim, pace, failures and outage.
  fileprivate init(_ reader: inout some RowReader) {
    self.init(mode: .safe, keepsOrder: reader.flag(), isSuspended: reader.flag())
    claims = reader.integer()
    let claimed = DeliveryNumbers.numbers(stored: reader.text())
    if let expires = reader.optionalTime() {
      claim = Claim(number: claims, deliveries: claimed, expires: expires)
    }
    pace = reader.integer()
    let failed = (reader.optionalTime(), reader.integer(), reader.integer())
    if let start = failed.0 {
      failures = FailureRun(start: start, last: DeliveryID(rawValue: failed.1), count: failed.2)
    }
    let noticed = reader.optionalTime()
    let probes = reader.integer()
    let nextProbe = reader.optionalTime()
    let isHandlerFailure = reader.flag()
    if let noticed, let nextProbe {
      outage = Outage(
        start: noticed, probes: probes, nextProbe: nextProbe, isHandlerFailure: isHandlerFailure)
    }
  }
}

/// Numbers of deliveries as they are stored: between commas.
public enum DeliveryNumbers {
  /// The text for numbers.
  public static func stored(_ numbers: [DeliveryID]) -> String {
    numbers.map { String($0.rawValue) }.joined(separator: ",")
  }

  /// The numbers of a text.
  static func numbers(stored text: String) -> [DeliveryID] {
    text.split(separator: ",").compactMap { Int64($0) }.map(DeliveryID.init(rawValue:))
  }
}

extension DeliveryRow {
  /// Reads handler, number, event, phase, reason, time of the phase, attempts, tries, last failure
  /// and deadline.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let handler = BindingID(rawValue: reader.integer())
    let id = DeliveryID(rawValue: reader.integer())
    let name = EventName(stored: reader.text())
    let phase: DeliveryPhase = try reader.word()
    let reason: ParkingReason? = try reader.optionalWord()
    let since = reader.time()
    let attempts = reader.integer()
    let tries = reader.integer()
    let state = DeliveryState(
      id: id, phase: try Self.phase(phase, reason, since), attempts: attempts,
      lastFailure: reader.optionalTime(), deadline: reader.time())
    self.init(handler: handler, name: name, state: state, tries: tries, since: since)
  }

  private static func phase(
    _ phase: DeliveryPhase, _ reason: ParkingReason?, _ since: Timestamp
  ) throws(StoreError) -> DeliveryState.Phase {
    switch (phase, reason) {
    case (.waiting, _): return .waiting
    case (.retrying, _): return .retrying(at: since)
    case (.delivered, _): return .delivered
    case (.parked, .some(let reason)): return .parked(reason)
    case (.parked, nil): throw StoreError(.corrupt, "a delivery is parked for no reason")
    }
  }
}

extension DeliveryContent {
  /// Reads event, user, data, time, session, trace and checksum.
  public init(_ reader: inout some RowReader) {
    self.init(
      name: EventName(stored: reader.text()), user: ActingUser(stored: reader.optionalInteger()),
      data: reader.bytes(), time: reader.time(), session: EventSession(rawValue: reader.integer()),
      trace: reader.optionalText().flatMap(TraceParent.init))
    verify(reader.optionalInteger())
  }
}

extension ListedDelivery {
  /// Reads a ``DeliveryRow``, then the time of the event and that of the phase.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let row = try DeliveryRow(&reader)
    self.init(
      key: row.key, name: row.name, state: row.state, tries: row.tries, time: reader.time(),
      since: reader.time())
  }
}

extension RecordedAttempt {
  /// Reads number, start, time taken, status, failure and excerpt.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let number = reader.integer()
    let start = reader.time()
    let milliseconds = reader.integer()
    let status = reader.optionalInteger()
    let failure: DeliveryFailure? = try reader.optionalWord()
    let excerpt = reader.bytes()
    let outcome: DeliveryAttempt.Outcome
    switch (status, failure) {
    case (_, .some(let failure)): outcome = .failed(failure)
    case (.some(let status), nil): outcome = .replied(Int(status))
    case (nil, nil): throw StoreError(.corrupt, "an attempt has no outcome")
    }
    self.init(
      number: number, outcome: outcome, start: start, milliseconds: milliseconds, excerpt: excerpt)
  }
}

extension HandlerFigures {
  /// Reads a ``HandlerRow``, the event that is bound, then how many deliveries wait, are retried,
  /// taken and parked, and the times of the oldest events that wait and are retried.
  public init(_ reader: inout some RowReader) {
    let row = HandlerRow(&reader)
    let isWebhook = row.application == .portal
    self.init(
      handler: row.id, application: isWebhook ? nil : row.application,
      clientID: isWebhook ? nil : row.clientID,
      event: reader.optionalText().map(EventName.init(stored:)), url: row.url, state: row.state,
      isResuming: row.isResuming, suspendedAt: row.suspendedAt, dueAt: row.dueAt)
    for phase in DeliveryPhase.allCases { counts[phase] = reader.integer() }
    oldestPendingAt = [reader.optionalTime(), reader.optionalTime()].compactMap(\.self).min()
  }
}

extension OutgoingWebhook {
  /// Reads number, URL, label, whether it keeps the order, the generations of its secret and the
  /// time of making; its events are in other rows.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: BindingID(rawValue: reader.integer()), url: reader.text(), events: [],
      label: reader.text(), keepsOrder: reader.flag(), secrets: SecretGenerations(&reader),
      createdAt: reader.time())
  }
}

extension SecretGenerations {
  /// Reads the current number and the end of the one before.
  public init(_ reader: inout some RowReader) {
    self.init(current: reader.integer(), previousUntil: reader.optionalTime())
  }
}
