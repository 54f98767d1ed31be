import FoundationEssentials

/// Times as people read them.
enum ShownTime {
  private static let names: Set<String> = [
    "at", "until", "since", "deadline", "created", "expires",
  ]

  /// Whether members of replies with this name are times.
  static func isTime(_ name: String) -> Bool {
    names.contains(name) || ["_at", "_until", "_since"].contains { name.hasSuffix($0) }
  }

  /// A time in seconds since 1970, as in `2026-11-30T04:32:27Z`.
  static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
  }
}
