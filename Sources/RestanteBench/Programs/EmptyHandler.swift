import ArgumentParser
import Hummingbird
import Logging

/// `restante-bench empty-handler`: what the HTTP stack costs when the server has nothing to do.
///
/// It reads each request to its end and returns as many bytes as the path says.
struct EmptyHandler: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves empty replies, to compare the server with.",
    discussion: "The other commands start it by themselves.", shouldDisplay: false)

  @Option(help: "The port of 127.0.0.1 to listen on.")
  var port: Int

  func run() async throws {
    let router = Router()
    router.get("reply/:bytes") { _, context in try Self.reply(context) }
    router.post("reply/:bytes") { request, context in
      _ = try await request.body.collect(upTo: 64 << 20)
      return try Self.reply(context)
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      logger: Logger(label: "empty-handler") { _ in SwiftLogNoOpLogHandler() })
    try await application.runService()
  }

  private static func reply(_ context: BasicRequestContext) throws -> Response {
    let count = try context.parameters.require("bytes", as: Int.self)
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(repeating: UInt8(ascii: " "), count: count)))
  }
}
