/// The forms that a noun has after a number. English has the first and the last.
enum PluralForm: String, CaseIterable {
  case one
  case few
  case many

  /// The form after a number.
  init(after number: Int64, in language: Language) {
    let (digit, tens) = (number.magnitude % 10, number.magnitude % 100)
    switch language {
    case .english: self = number == 1 ? .one : .many
    case .russian:
      switch (digit, tens) {
      case (1, 0...10), (1, 12...): self = .one
      case (2...4, 0...11), (2...4, 15...): self = .few
      default: self = .many
      }
    }
  }
}

extension Catalogue {
  /// What the texts of the group `unit` count.
  enum Counted: String, CaseIterable {
    case event
    case deadLetter = "dead_letter"
    case delivery
    case claim
    case handler
    case user
    case publication
  }

  /// A number and what it counts: `1 event`, `2 events`.
  func counted(_ number: Int64, _ thing: Counted) -> String {
    let form = PluralForm(after: number, in: language)
    return self(
      "unit", "\(thing.rawValue)_\(form.rawValue)", ["n": GroupedDigits.text(number)])
  }
}
