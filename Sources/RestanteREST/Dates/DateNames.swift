/// The words that dates are written with, in small letters.
enum DateNames {
  /// The number of a month by its name or the usual short forms of it.
  static func month(_ word: String) -> Int? {
    if word == "sept" { return 9 }
    return months.firstIndex { word == $0 || word == $0.prefix(3) }.map { $0 + 1 }
  }

  /// The number of a day of the week, Sunday being 0, by its name or a short form of it.
  static func weekday(_ word: String) -> Int? {
    switch word {
    case "tues": 2
    case "wednes": 3
    case "thur", "thurs": 4
    default: weekdays.firstIndex { word == $0 || word == $0.prefix(3) }
    }
  }

  /// A unit of relative times, in the singular or the plural.
  static func unit(_ word: String) -> Unit? {
    if let unit = units[word] { return unit }
    return word.count > 3 && word.hasSuffix("s") ? units[String(word.dropLast())] : nil
  }

  /// What relative times are counted in.
  enum Unit {
    case seconds(Int64)
    case days(Int64)
    case months(Int64)
  }

  /// How many hours zones are ahead of UTC that have an abbreviation of their own.
  static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "cest": 2,
    "mest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "jst": 9,
  ]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  private static let units: [String: Unit] = [
    "sec": .seconds(1), "second": .seconds(1), "min": .seconds(60), "minute": .seconds(60),
    "hour": .seconds(3600), "day": .days(1), "week": .days(7), "fortnight": .days(14),
    "month": .months(1), "year": .months(12),
  ]
}
