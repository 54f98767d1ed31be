extension String {
  /// A text from a stranger without what a terminal would obey.
  var withoutControls: String {
    unicodeScalars.map { scalar in
      let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
      return isControl ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
  }
}
