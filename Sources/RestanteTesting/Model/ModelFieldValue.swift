import RestanteCore

/// What one field of an event holds, in the form in which it is compared.
enum ModelFieldValue: Comparable {
  case number(Int64)
  case text(ModelText)

  init(_ field: EventField, of event: OfflineEvent) {
    self =
      switch field {
      case .id: .number(event.id.rawValue)
      case .occurredAt: .number(event.occurredAt)
      case .failed: .number(event.isFailed ? 1 : 0)
      case .name: .text(ModelText(event.name.text, for: .name))
      case .messageID: .text(ModelText(event.messageID.text, for: .messageID))
      case .processID: .text(ModelText(event.processID.text, for: .processID))
      }
  }
}

/// Text that is compared without regard to case, scalar by scalar.
struct ModelText: Comparable {
  private let scalars: [Unicode.Scalar]

  /// Event names are kept in capitals, ids in small letters; operands follow the field.
  init(_ text: String, for field: EventField) {
    let folded = field == .name ? text.uppercased() : text.lowercased()
    self.scalars = Array(folded.unicodeScalars)
  }

  static func < (left: ModelText, right: ModelText) -> Bool {
    left.scalars.lexicographicallyPrecedes(right.scalars)
  }

  /// Whether `part` occurs anywhere in this text.
  func contains(_ part: ModelText) -> Bool {
    guard part.scalars.count <= scalars.count else { return false }
    return (0...(scalars.count - part.scalars.count)).contains { start in
      scalars[start...].starts(with: part.scalars)
    }
  }

  /// Whether the whole text matches, `%` standing for any run of characters and `_` for one.
  func matches(pattern: ModelText) -> Bool {
    Self.matches(scalars[...], pattern.scalars[...])
  }

  private static func matches(
    _ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let wanted = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    switch wanted {
    case "%":
      return (text.startIndex...text.endIndex).contains { matches(text[$0...], rest) }
    case "_":
      return !text.isEmpty && matches(text.dropFirst(), rest)
    default:
      return text.first == wanted && matches(text.dropFirst(), rest)
    }
  }
}
