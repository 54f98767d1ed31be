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
    let offset =
      switch zone {
      case .fixed(let seconds): seconds
      case .named(let name): rules(name, time.seconds) ?? 0
      }
    let text = ISO8601.text(seconds: time.seconds, utcOffset: offset)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) \(text.suffix(6))"
  }
}
