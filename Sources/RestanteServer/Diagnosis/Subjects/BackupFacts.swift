import RestanteCore

/// What is known of the backups of an embedded database.
struct BackupFacts: Sendable {
  /// The data directory.
  var directory: String
  /// Where backups are looked for.
  var folder: String
  /// The time between backups, in seconds, where the server makes them.
  var interval: Int64?
  /// When the newest good one was made.
  var newest: Timestamp?
  /// Files that should be backups and are not good ones, and why.
  var unusable: [(file: String, reason: String)]
  var now: Timestamp

  /// How old the newest backup may be, in seconds, where nobody says how often they are made.
  static let longestAge: Int64 = 7 * 86_400

  var findings: [Finding] {
    [age]
      + unusable.map { file, reason in
        .warning(
          "backup-unusable", "\(reason).", remedy: "rm \(ShellWord.quoted(file))")
      }
  }

  private var age: Finding {
    let data = ShellWord.quoted(directory)
    let remedy = "restante backup --data \(data) --output \(ShellWord.quoted(folder))/FILE"
    guard let newest else {
      guard interval != nil else {
        return .note(
          "backup", "No backup is known: there is none in \(folder).",
          remedy: "restante serve --data \(data) --backup-every 6h")
      }
      return .warning(
        "backup", "There is no backup in \(folder), although the server should make them.",
        remedy: remedy)
    }
    let age = max(0, now.seconds - newest.seconds)
    let longest = interval.map { 2 * $0 + 3_600 } ?? Self.longestAge
    guard age <= longest else {
      return .warning(
        "backup", "The newest backup in \(folder) is \(AgeText.text(age)) old.", remedy: remedy)
    }
    return .ok("backup", "The newest backup is \(AgeText.text(max(1, age))) old.")
  }
}
