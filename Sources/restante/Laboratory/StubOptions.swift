import ArgumentParser
import RestanteJSON

/// A stub on the command line. The server says what does not go together.
struct StubOptions: ParsableArguments {
  @Argument(help: "The method, or a pattern such as \"crm.product.*\".")
  var method: String

  @Argument(help: "The result as JSON text; - reads it from the standard input.")
  var result: String?

  @Option(
    help: ArgumentHelp(
      "Only for calls that have these parameters, such as '{\"id\":5}'.", valueName: "json"))
  var when: String?

  @Option(help: ArgumentHelp("Only on this portal.", valueName: "domain"))
  var portal: String?

  @Option(help: ArgumentHelp("Only for this application.", valueName: "client-id"))
  var application: String?

  @Option(help: "The scope that callers need. (default: none)")
  var scope: String?

  @Flag(help: "Go before methods of the lab's objects.")
  var override = false

  @Option(help: "Use it this often at most.")
  var times: Int64?

  @Option(help: "The total of a list.")
  var total: Int64?

  @Option(help: "The start of a list's next page.")
  var next: Int64?

  @Option(help: ArgumentHelp("Fail with this error instead of a result.", valueName: "code"))
  var error: String?

  @Option(help: ArgumentHelp("The error's description.", valueName: "text"))
  var description: String?

  @Option(help: "The error's HTTP status. (default: that of the error table, or 400)")
  var status: Int64?

  /// The members of the request.
  func members() throws -> JSONObject {
    var members: JSONObject = ["method": .string(method)]
    if let result { members["result"] = try EventDataArgument.value(result) }
    if let when { members["when"] = try EventDataArgument.value(when) }
    let texts = [
      ("portal", portal), ("application", application), ("scope", scope), ("error", error),
      ("description", description),
    ]
    for (name, text) in texts { if let text { members[name] = .string(text) } }
    for (name, number) in [("times", times), ("total", total), ("next", next), ("status", status)] {
      if let number { members[name] = .int(number) }
    }
    if override { members["override"] = true }
    return members
  }
}
