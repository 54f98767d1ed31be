import ArgumentParser
import NIOHTTP1
import NIOSSL
import RestanteJSON
import RestanteLab
import RestanteServer

/// `restante lab compare`
struct LabCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Make the calls of a transcript, and show where replies have another shape.",
    discussion: """
      Compares statuses, errors, members and their types, not values. The calls are really made, \
      so use a server that is there for tests. The exit code is 1 if anything differs.
      """)

  @Argument(help: "The transcript.", completion: .file())
  var file: String

  @OptionGroup var target: ComparedServer
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let transcript = try TranscriptFile.read(file)
    let server = try target.server()
    var rows: [JSONValue] = []
    var counts = (compared: 0, differing: 0, left: 0)
    try await PortalClient.run(trusting: try target.trusted()) { client in
      var carried = CarriedValues()
      for (place, call) in transcript.calls.enumerated() {
        // What failed for its credentials says nothing of others.
        guard call.reply != nil, call.status != 401, let method = call.method else {
          counts.left += 1
          continue
        }
        let reply = try await server.send(
          method, carried.parameters(of: call), as: call.credential, client)
        carried.learn(call, reply: reply.json)
        let differences = call.differences(status: reply.status, reply: reply.json)
        counts.compared += 1
        if !differences.isEmpty { counts.differing += 1 }
        rows += differences.map { Self.row(place + 1, call, $0) }
      }
    }
    if output.printsJSON || !rows.isEmpty {
      output.show(rows, ["call", "method", "path", "recorded", "present"])
    }
    if !output.printsJSON { StandardStreams.show(line: Self.summary(counts)) }
    if !rows.isEmpty { throw ExitCode.failure }
  }

  private static func row(
    _ number: Int, _ call: RecordedCall, _ difference: ShapeDifference
  ) -> JSONValue {
    [
      "call": .int(number), "method": .string(call.title), "path": .string(difference.path),
      "recorded": .string(difference.recorded), "present": .string(difference.present),
    ]
  }

  private static func summary(_ counts: (compared: Int, differing: Int, left: Int)) -> String {
    let left = counts.left == 0 ? "" : ", \(counts.left) not compared"
    return "\(counts.compared) compared, \(counts.differing) different\(left)"
  }
}

/// Which server calls are made on, and with which credentials.
struct ComparedServer: ParsableArguments {
  private static let tokenVariable = "RESTANTE_TOKEN"

  @Option(help: "The server's address; needs --token, RESTANTE_TOKEN or --webhook.")
  var url: String?

  @Option(help: "An access token for calls that were made with one.")
  var token: String?

  @Option(
    help: ArgumentHelp(
      "The address of an incoming webhook for calls that were made by one.", valueName: "url"))
  var webhook: String?

  @Option(
    help: ArgumentHelp(
      "The data directory of a server with a demo portal, whose demo.json holds its address and "
        + "credentials. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificates to trust. (default: RESTANTE_CA_FILE or the system's)",
      valueName: "file"))
  var caFile: String?

  private var presentedToken: String? { token ?? Environment.value(Self.tokenVariable) }

  func validate() throws {
    for (name, url) in [("--url", url), ("--webhook", webhook)] {
      if let url, PublicURL(url) == nil {
        throw ValidationError("\(name): '\(url)' is not an http or https URL without query.")
      }
    }
    if url != nil, presentedToken == nil, webhook == nil {
      throw ValidationError("--url needs credentials: --token, RESTANTE_TOKEN or --webhook.")
    }
    if url == nil, token != nil || webhook != nil {
      throw ValidationError("--token and --webhook need --url.")
    }
  }

  /// The server: the one named, else the one whose data directory this is.
  func server() throws -> TargetServer {
    if let url = url.flatMap(PublicURL.init) {
      return TargetServer(
        rest: url.rest, token: presentedToken,
        webhook: webhook.flatMap(PublicURL.init).map { "\($0.base)/" })
    }
    let directory = DataOption.directory(data)
    guard let demo = DemoFile(inDataDirectory: directory) else {
      throw ValidationError(
        "There is no readable demo.json in \(directory); name a server with --url and --token.")
    }
    return TargetServer(rest: demo.restURL, token: demo.accessToken, webhook: demo.webhookURL)
  }

  func trusted() throws -> [NIOSSLCertificate]? { try ServerAddress.trustedCertificates(caFile) }
}

/// A server on which the calls of a transcript are made.
struct TargetServer: Sendable {
  /// The status of a reply, and the reply where it is JSON.
  struct Reply: Sendable {
    let status: Int
    let json: JSONValue?
  }

  /// Where methods are called, with a slash at the end.
  let rest: String
  let token: String?
  /// The address of a webhook, with a slash at the end.
  let webhook: String?

  /// Makes a call with credentials of a kind, or with those that there are.
  func send(
    _ method: String, _ parameters: JSONObject, as credential: RecordedCall.Credential,
    _ client: PortalClient
  ) async throws -> Reply {
    var headers: HTTPHeaders = ["Content-Type": "application/json"]
    var base = rest
    if credential != .none {
      if let webhook, credential == .webhook || token == nil {
        base = webhook
      } else if let token {
        headers.add(name: "Authorization", value: "Bearer \(token)")
      }
    }
    let reply = try await client.send(
      "POST", base + method, headers: headers, body: JSONValue.object(parameters).encoded())
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: reply.body.count)
    return Reply(
      status: reply.status, json: try? JSONParser(limits: limits).parse(reply.body))
  }
}
