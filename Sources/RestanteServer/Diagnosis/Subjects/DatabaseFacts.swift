import RestanteCore

/// What is known of a database.
struct DatabaseFacts: Sendable {
  enum State: Sendable {
    case absent
    case unreadable(StoreError)
    case read(StoreInspection)
  }

  /// The file, or host and database.
  var name: String
  /// The data directory of an embedded database; `nil` for PostgreSQL.
  var directory: String?
  var state: State

  /// What the tables hold, as far as they could be read.
  var contents: StoreInspection.Contents? {
    guard case .read(let inspection) = state else { return nil }
    return inspection.contents
  }

  var finding: Finding {
    switch state {
    case .absent:
      return .note(
        "database", "There is no \(name) yet: the first start creates it.",
        remedy: "restante serve --data \(option)")
    case .unreadable(let error): return unreadable(error)
    case .read(let inspection): return judgement(of: inspection)
    }
  }

  private func unreadable(_ error: StoreError) -> Finding {
    switch error.code {
    case .schema:
      .error(
        "database", "\(error.detail). Run that version, or restore a backup from before it.",
        remedy: "restante version --verbose")
    case .corrupt:
      .error("database", "\(name) is damaged: \(error.detail).", remedy: restore)
    case .unavailable where directory == nil:
      .error(
        "database",
        "\(name) cannot be reached: \(Self.line(error.detail)). See whether the server runs and "
          + "the address, user and password are right.", remedy: check)
    default:
      .error("database", "\(name) cannot be read: \(error.detail).", remedy: check)
    }
  }

  private func judgement(of inspection: StoreInspection) -> Finding {
    if let first = inspection.damage.first {
      let others = inspection.damage.count - 1
      return .error(
        "database",
        "\(name) is damaged: \(first)\(others > 0 ? "; \(others) further findings" : "").",
        remedy: restore)
    }
    let server = inspection.server.map { " (\($0))" } ?? ""
    guard !inspection.isEmpty else {
      return .note(
        "database", "\(name)\(server) has no tables yet: the first start creates them.")
    }
    guard inspection.contents != nil else {
      return .note(
        "database", "\(name)\(server) has an older schema, which the next start brings up to date.",
        remedy: directory.map { _ in "restante backup --data \(option) --output FILE" })
    }
    guard inspection.wasChecked || directory == nil else {
      return .note(
        "database", "\(name) is large and was not looked at for damage.", remedy: check)
    }
    let soundness = directory == nil ? "" : " and no visible damage"
    return .ok("database", "\(name)\(server) has the current schema\(soundness).")
  }

  /// The text in one line, without a full stop.
  private static func line(_ text: String) -> String {
    var line = text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    while line.hasSuffix(".") { line.removeLast() }
    return line
  }

  private var option: String { ShellWord.quoted(directory ?? name) }

  private var check: String {
    directory == nil
      ? "restante check --database postgres://…" : "restante check --data \(option)"
  }

  private var restore: String {
    "restante restore --input BACKUP --data \(option) --force"
  }
}
