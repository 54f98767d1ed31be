/// Words of commands that are shown for people to copy.
public enum ShellWord {
  /// The text as one word of a shell.
  public static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "_@%+=:,./-".unicodeScalars.contains(scalar))
    }
    guard !isPlain || text.isEmpty else { return text }
    return "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
