import ArgumentParser
import CBuild
import RestanteJSON
import RestantePostgres
import RestanteSQLite
import RestanteServer

/// `restante version`
struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the version, and with --verbose how the program was built.")

  @Flag(name: .shortAndLong, help: "Print the commit, the compiler and the libraries, too.")
  var verbose = false

  @Flag(name: .customLong("json"), help: "Print the result as JSON.")
  var printsJSON = false

  func run() {
    guard verbose || printsJSON else { return StandardStreams.show(line: ServerVersion.text) }
    let facts = verbose ? Self.facts : ["version": .string(ServerVersion.text)]
    guard !printsJSON else {
      return StandardStreams.show(line: JSONValue.object(facts).encodedString())
    }
    for (name, value) in facts {
      let text = value.stringValue ?? Self.list(value)
      StandardStreams.show(line: "\(name.replacing("_", with: " ")): \(text)")
    }
  }

  private static var facts: JSONObject {
    [
      "version": .string(ServerVersion.text),
      "commit": .string(recorded(restante_build_commit())),
      "build": .string(kind),
      "swift": .string(recorded(restante_build_swift())),
      "sqlite": .string(SQLiteStore.libraryVersion),
      "libpq": .string(PostgresStore.libraryVersion),
      "features": ["embedded database", "postgresql", "tls", "http/2", "console", "sd_notify"],
    ]
  }

  private static func list(_ value: JSONValue) -> String {
    (value.arrayValue ?? []).compactMap(\.stringValue).joined(separator: ", ")
  }

  private static func recorded(_ text: UnsafePointer<CChar>) -> String {
    let text = String(cString: text)
    return text.isEmpty ? "not recorded" : text
  }

  #if DEBUG
    private static let kind = "debug"
  #else
    private static let kind = "release"
  #endif
}
