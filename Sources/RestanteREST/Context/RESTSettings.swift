public import RestanteCore

/// What the operator set for the Bitrix24 wire.
public struct RESTSettings: Sendable {
  /// The mode of portals that have none of their own.
  public var defaultMode: Mode
  /// The host, with port where it is not the scheme's own, that clients address.
  public var publicHost: String
  /// Scheme and host that clients address, without a slash at the end.
  public var publicURL: String
  /// The offset from UTC, in seconds, in which times are shown and times without a zone are read,
  /// on portals without a zone of their own.
  public var utcOffset: Int
  /// What is known about the zones of portals; without it named ones count as UTC.
  public var zoneRules: (any ZoneRules)?
  /// How large one reply may become in safe mode.
  public var safeReplyBounds: ReplyBounds
  /// How large one reply may become in strict mode.
  public var strictReplyBounds: ReplyBounds
  /// How many requests portals let through that have no limit of their own, and what strangers get.
  public var rateLimit: RateLimit
  /// How many seconds of operating time a method of an application gets within ten minutes on
  /// portals without a limit of their own; `nil` for as many as it wants.
  public var operatingLimit: Int64?

  /// Creates settings; only the public address has no default.
  public init(
    defaultMode: Mode = .safe, publicHost: String, publicURL: String, utcOffset: Int = 0,
    zoneRules: (any ZoneRules)? = nil,
    safeReplyBounds: ReplyBounds = .safeDefault,
    strictReplyBounds: ReplyBounds = .strictDefault, rateLimit: RateLimit = .off,
    operatingLimit: Int64? = nil
  ) {
    self.defaultMode = defaultMode
    self.publicHost = publicHost
    self.publicURL = publicURL
    self.utcOffset = utcOffset
    self.zoneRules = zoneRules
    self.safeReplyBounds = safeReplyBounds
    self.strictReplyBounds = strictReplyBounds
    self.rateLimit = rateLimit
    self.operatingLimit = operatingLimit
  }

  /// How large one reply may become in a mode.
  func replyBounds(in mode: Mode) -> ReplyBounds {
    mode == .safe ? safeReplyBounds : strictReplyBounds
  }
}
