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
  /// The limits of portals that have none of their own, and of strangers.
  public var limits: StandardLimits
  /// Whether replies tell the traces of the events that they hold, for spans.
  public var notesTraces = false

  /// Creates settings; only the public address has no default.
  public init(
    defaultMode: Mode = .safe, publicHost: String, publicURL: String, utcOffset: Int = 0,
    zoneRules: (any ZoneRules)? = nil,
    safeReplyBounds: ReplyBounds = .safeDefault,
    strictReplyBounds: ReplyBounds = .strictDefault, limits: StandardLimits = StandardLimits()
  ) {
    self.defaultMode = defaultMode
    self.publicHost = publicHost
    self.publicURL = publicURL
    self.utcOffset = utcOffset
    self.zoneRules = zoneRules
    self.safeReplyBounds = safeReplyBounds
    self.strictReplyBounds = strictReplyBounds
    self.limits = limits
  }

  /// How large one reply may become in a mode.
  func replyBounds(in mode: Mode) -> ReplyBounds {
    mode == .safe ? safeReplyBounds : strictReplyBounds
  }
}
