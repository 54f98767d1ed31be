/// What the machine knows about time zones.
public protocol ZoneRules: Sendable {
  /// How many seconds a zone of the IANA database is ahead of UTC at a time, in seconds since
  /// 1970-01-01T00:00:00Z; `nil` for a name that is not known.
  func utcOffset(of zone: String, at time: Int64) -> Int?
}
