import ArgumentParser
import RestanteJSON

/// `restante audit`
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who changed what on a portal, newest first.",
    discussion: "With --server, shows changes to the server itself: its portals and its own keys.")

  @Flag(help: "The server's log instead of a portal's.")
  var server = false

  @Option(help: "How many records to show.")
  var limit = 50

  @OptionGroup var options: AdministrationOptions

  func run() async throws {
    let query = ["limit": "\(limit)"]
    let reply =
      server
      ? try await options.connection().send(.get, ["audit"], query: query)
      : try await options.send(.get, ["audit"], query: query)
    let records = reply["records"]?.arrayValue ?? []
    guard !options.printsJSON else { return options.show(records, []) }
    options.show(
      records.map { record in
        var row = record.objectValue ?? [:]
        let actor = record["actor"]
        row["actor"] = .string(
          [actor?["kind"], actor?["label"], actor?["id"]].compactMap { $0?.stringValue }
            .filter { !$0.isEmpty }.joined(separator: " "))
        return .object(row)
      }, ["number", "at", "actor", "action", "subject", "detail"])
  }
}
