import RestanteCore

/// What a path asks for.
struct Route: Equatable {
  /// The method as the client spelled it, without the suffix that names the format.
  var method: String?
  /// The format that the suffix named.
  var format = ReplyFormat.json
  /// The user of a webhook path, as the client spelled it.
  var webhookUser: String?
  /// The secret code of a webhook path.
  var webhookCode: String?

  static let base = "/rest/"

  /// Reads `/rest/{method}` and `/rest/{user}/{code}/{method}`; slashes at the end and doubled ones
  /// do not count. Any other path names no method.
  init(path: String) {
    guard path.hasPrefix(Self.base) else { return }
    let segments = path.dropFirst(Self.base.count).split(separator: "/")
      .map { PercentCoding.decode($0.utf8) }
    switch segments.count {
    case 1:
      (method, format) = Self.split(segments[0])
    case 3:
      webhookUser = segments[0]
      webhookCode = segments[1]
      (method, format) = Self.split(segments[2])
    default:
      break
    }
  }

  /// Whether a path lies below the base folder, in any case: where preflights are answered.
  static func isBelowBase(_ path: String) -> Bool {
    path.utf8.count >= base.utf8.count && path.prefix(base.count).lowercased() == base
  }

  /// A method's spelling without `.json` or `.xml` at its end, in any case, and the format that
  /// these name. Other suffixes belong to the name.
  static func split(_ name: String) -> (method: String?, format: ReplyFormat) {
    for format in ReplyFormat.allCases where name.lowercased().hasSuffix(".\(format.rawValue)") {
      return (String(name.dropLast(format.rawValue.count + 1)), format)
    }
    return (name, .json)
  }
}
