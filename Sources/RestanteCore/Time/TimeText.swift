/// Times as people write them on a command line: `2026-11-30T04:32:27Z`, `2026-11-30T10:00`,
/// `2026-11-30`, `yesterday`, `2h` for two hours ago, or seconds since 1970. Without a zone, they
/// are in UTC, as everything that is printed.
public enum TimeText {
  /// The point in time that a text means, in seconds since 1970; `nil` when it means none.
  ///
  /// - Parameters:
  ///   - text: What a person wrote.
  ///   - now: The present, from which words and spans count.
  public static func seconds(_ text: String, now: Timestamp) -> Int64? {
    guard let seconds = Int64(text) ?? words(text.lowercased(), now) ?? date(text) ?? ago(text, now)
    else { return nil }
    return (0...Timestamp.maxSeconds).contains(seconds) ? seconds : nil
  }

  private static let day: Int64 = 86_400

  private static func words(_ text: String, _ now: Timestamp) -> Int64? {
    let today = now.seconds - now.seconds % day
    return switch text {
    case "now": now.seconds
    case "today": today
    case "yesterday": today - day
    default: nil
    }
  }

  private static func date(_ text: String) -> Int64? {
    for rest in ["", "Z", ":00Z", "T00:00:00Z"] {
      if let time = Timestamp(rfc3339: text + rest) { return time.seconds }
    }
    return nil
  }

  private static func ago(_ text: String, _ now: Timestamp) -> Int64? {
    DurationText.seconds(text).map { now.seconds - $0 }
  }
}
