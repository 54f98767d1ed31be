import ArgumentParser
import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore
import RestanteLab

/// `restante lab replay`
struct LabReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Reply to an application from a transcript, and say which calls are new.",
    discussion: """
      A call is recognized by its method and its parameters; credentials do not count. What was \
      recorded several times is returned in the same order, and then the last one again. A call \
      that was not recorded gets status 404 and ERROR_NOT_RECORDED. Stop with Control-C: the exit \
      code is 1 if any call was new.
      """)

  @Argument(help: "The transcript.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "A parameter, or pattern, that may differ, such as \"*DATE*\"; may be repeated.",
      valueName: "name"))
  var ignore: [String] = []

  @OptionGroup var loopback: LoopbackOptions

  func run() async throws {
    let replay = TranscriptReplay(try TranscriptFile.read(file), ignoring: ignore)
    try await loopback.serve(ReplayResponder(replay: replay, clock: WallClock())) { base in
      StandardStreams.show(line: "Replaying \(file) at \(base)/")
    }
    for call in replay.unused { StandardStreams.show(line: "unused: \(call.withoutControls)") }
    let new = replay.new.count
    guard new > 0 else { return }
    StandardStreams.show(line: "\(new) \(new == 1 ? "call was" : "calls were") new.")
    throw ExitCode.failure
  }
}

/// Replies to requests from a transcript, and shows what is not in it.
private struct ReplayResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let replay: TranscriptReplay
  let clock: any TimeSource

  func respond(to request: Request, context: Context) async throws -> Response {
    let received = try await ReceivedRequest(request)
    let reply = replay.reply(to: received.call, at: clock.now())
    if let new = reply.new { StandardStreams.show(line: "new: \(new.withoutControls)") }
    var body = reply.body
    for scheme in ["https", "http"] {
      body = PortalAddresses(
        portal: "\(scheme)://\(TranscriptReplay.portalHost)", own: "http://\(received.authority)"
      ).replaced(in: body)
    }
    return Response(
      status: HTTPResponse.Status(code: reply.status),
      headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
