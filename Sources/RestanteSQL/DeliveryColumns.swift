import RestanteCore

/// The columns that hold handlers and deliveries. What reads and what writes them goes by these
/// lists.
enum DeliveryColumns {
  /// The columns of a handler's row that may change, in the order in which it is read.
  static func state(_ dialect: SQLDialect) -> [String] {
    [
      "is_ended", "keeps_order", "is_suspended", "claims", "claimed", "claim_expires", "pace",
      "failed_since", "last_failed", "failures", "outage_since", "probes", "next_probe",
      "handler_fails", "is_resuming", "suspended_at", "last_delivery", "due_at", "last_ring",
      "next_ring", "is_ringing", "has_news", dialect.user, "bell_session", "bell_delivery",
    ]
  }

  /// The columns of a handler's row that never change.
  static let identity = ["handler", "app", "client_id", "url", "minimum_interval"]

  /// Columns of `h` that make a `HandlerRow`.
  static func handler(_ dialect: SQLDialect) -> String {
    (identity + state(dialect)).map { "h.\($0)" }.joined(separator: ", ")
  }

  /// Columns of `d` that make a `DeliveryRow`.
  static let delivery = """
    d.handler, d.delivery, d.event, d.phase, d.reason, d.phase_at, d.attempts, d.tries, \
    d.last_failure, d.deadline
    """

  /// Columns of `d` that make a `DeliveryContent`.
  static func content(_ dialect: SQLDialect) -> String {
    "d.event, d.\(dialect.user), d.data, d.happened_at, d.session, d.trace, d.checksum"
  }
}

extension HandlerRow {
  /// The values of ``DeliveryColumns/identity``.
  var identityParameters: [SQLParameter] {
    [
      .int(id.rawValue), .int(application.rawValue), .text(clientID), .text(url),
      .optionalInt(minimumInterval),
    ]
  }

  /// The values of ``DeliveryColumns/state(_:)``.
  var stateParameters: [SQLParameter] {
    [
      .flag(isEnded), .flag(state.keepsOrder), .flag(state.isSuspended), .int(state.claims),
      .text(DeliveryNumbers.stored(state.claim?.deliveries ?? [])),
      .optionalInt(state.claim?.expires.milliseconds), .int(state.pace),
      .optionalInt(state.failures?.start.milliseconds),
      .int(state.failures?.last.rawValue ?? 0), .int(state.failures?.count ?? 0),
      .optionalInt(state.outage?.start.milliseconds), .int(state.outage?.probes ?? 0),
      .optionalInt(state.outage?.nextProbe.milliseconds),
      .flag(state.outage?.isHandlerFailure ?? false), .flag(isResuming),
      .optionalInt(suspendedAt?.milliseconds), .int(lastDelivery),
      .optionalInt(dueAt?.milliseconds), .optionalInt(bell.lastRing?.milliseconds),
      .optionalInt(bell.nextRing?.milliseconds), .flag(bell.isUnderWay), .flag(bell.hasNews),
      .optionalInt(bellUser.stored), .int(bellSession.rawValue), .int(bellDelivery),
    ]
  }
}

extension DeliveryRow {
  /// Phase, reason and the time of the phase: when a delivery is tried again, since when it is
  /// delivered or parked, 0 for one in line.
  func phaseParameters(at now: Timestamp) -> [SQLParameter] {
    let (reason, time): (String?, Timestamp) =
      switch state.phase {
      case .waiting: (nil, Timestamp(milliseconds: 0))
      case .retrying(let time): (nil, time)
      case .delivered: (nil, since ?? now)
      case .parked(let reason): (reason.rawValue, since ?? now)
      }
    return [
      .text(state.listedPhase.rawValue), .optionalText(reason), .int(time.milliseconds),
    ]
  }
}
