import RestanteCore
import RestanteREST

/// Times and durations in words.
struct TimeWords: Sendable {
  let text: Catalogue
  let now: Timestamp
  let zone: ShownZone

  /// How long something takes, in its largest unit.
  func duration(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: text("time", "seconds", ["n": "\(seconds)"])
    case ..<3_600: text("time", "minutes", ["n": "\(seconds / 60)"])
    case ..<86_400: text("time", "hours", ["n": "\(seconds / 3_600)"])
    default: text("time", "days", ["n": "\(seconds / 86_400)"])
    }
  }

  /// When something is, seen from now; the time itself is shown when it is pointed at.
  func moment(_ time: Timestamp) -> Moment {
    let seconds = time.seconds - now.seconds
    let words =
      switch seconds {
      case 0: text("time", "now")
      case ..<0: text("time", "ago", ["t": duration(-seconds)])
      default: text("time", "in", ["t": duration(seconds)])
      }
    return Moment(words: words, time: zone.text(time))
  }
}

/// A time as templates show it.
struct Moment: Sendable {
  /// Seen from now, such as `3 min ago`.
  let words: String
  /// Date and time in the portal's zone.
  let time: String
}

/// The zone in which times are shown.
public struct ShownZone: Sendable {
  /// How far a zone is ahead of UTC at a time, in seconds; `nil` for a zone that is not known.
  public typealias Rules = @Sendable (_ zone: String, _ seconds: Int64) -> Int?

  private let zone: PortalTimeZone
  private let rules: Rules

  init(_ zone: PortalTimeZone?, rules: @escaping Rules) {
    self.zone = zone ?? .fixed(seconds: 0)
    self.rules = rules
  }

  /// Date and time, such as `2026-11-30 06:12:05 +03:00`.
  func text(_ time: Timestamp) -> String {
    let text = ISO8601.text(seconds: time.seconds, utcOffset: offset(at: time.seconds))
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) \(text.suffix(6))"
  }

  /// The time that a clock on the wall shows as `2026-11-30T06:12`, in seconds since 1970; `nil`
  /// for what is no such time. Where clocks are set back, it is the second time that they show it.
  func seconds(local text: String) -> Int64? {
    let whole = text.count == 16 ? "\(text):00Z" : "\(text)Z"
    guard let shown = Timestamp(rfc3339: whole)?.seconds, shown >= 0 else { return nil }
    let near = shown - Int64(offset(at: shown))
    return max(0, shown - Int64(offset(at: near)))
  }

  private func offset(at seconds: Int64) -> Int {
    switch zone {
    case .fixed(let offset): offset
    case .named(let name): rules(name, seconds) ?? 0
    }
  }
}
