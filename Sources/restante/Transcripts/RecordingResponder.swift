import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import RestanteJSON
import RestanteLab
import RestanteREST

/// Passes requests on to a portal and its replies back, and writes both to a transcript.
struct RecordingResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  /// What is about one connection only, or about an encoding that is not asked for.
  private static let ownHeaders: Set = [
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "host", "content-length", "accept-encoding", "expect",
  ]

  /// The portal's URL without a slash at the end.
  let portal: String
  let client: PortalClient
  let recorder: TranscriptRecorder
  let file: TranscriptFile

  func respond(to request: Request, context: Context) async throws -> Response {
    let received = try await ReceivedRequest(request)
    let reply: PortalClient.Reply
    do {
      reply = try await client.send(
        received.call.verb, portal + received.target, headers: Self.passed(received.headers),
        body: received.call.body)
    } catch {
      StandardStreams.draw("\(error)\n")
      let refusal: JSONValue = [
        "error": "PORTAL_UNREACHABLE", "error_description": .string("\(error)"),
      ]
      return Response(
        status: .badGateway, headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: refusal.encoded())))
    }
    recorder.record(received.call, status: reply.status, body: reply.body) { file.write($0) }
    var headers = HTTPFields()
    for (name, value) in reply.headers where !Self.ownHeaders.contains(name.lowercased()) {
      if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
    }
    let body = PortalAddresses(portal: portal, own: "http://\(received.authority)")
      .replaced(in: reply.body)
    return Response(
      status: HTTPResponse.Status(code: reply.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  private static func passed(_ fields: HTTPFields) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for field in fields where !ownHeaders.contains(field.name.canonicalName) {
      headers.add(name: field.name.rawName, value: field.value)
    }
    headers.add(name: "Accept-Encoding", value: "identity")
    return headers
  }
}

/// The addresses in replies by which libraries find the portal: they would go past the recording.
struct PortalAddresses {
  /// The portal's URL without a slash at the end.
  let portal: String
  /// The URL that takes its place.
  let own: String

  /// A body in which the portal's methods are called here. What is no text stays as it is.
  func replaced(in body: [UInt8]) -> [UInt8] {
    guard let text = String(validating: body, as: UTF8.self) else { return body }
    var shown = text
    for slash in ["/", #"\/"#] {
      let written = { (url: String) in "\(url)/rest/".replacing("/", with: slash) }
      shown = shown.replacing(written(portal), with: written(own))
    }
    return Array(shown.utf8)
  }
}
