import ArgumentParser
import RestanteJSON

extension Queue {
  /// `restante queue why`
  struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say why an application gets nothing from its queue, the likeliest reason first.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var server: ServerOptions

    @Flag(name: .customLong("json"), help: "Print the server's reply as it is.")
    var printsJSON = false

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get(target.path("explain"))
      guard !printsJSON else { return StandardStreams.show(line: reply.encodedString()) }
      for reason in reply["reasons"]?.arrayValue ?? [] {
        guard let code = reason["reason"]?.stringValue, let detail = reason["detail"]?.stringValue
        else { continue }
        StandardStreams.show(line: "\(code): \(detail)")
        if let remedy = reason["remedy"]?.stringValue {
          StandardStreams.show(line: "  try: \(remedy)")
        }
      }
    }
  }
}
