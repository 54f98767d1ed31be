import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import RestanteServer

/// Asks a server whether it is ready and what time it has, without a key.
enum ServerQuestion {
  private static let timeout = TimeAmount.seconds(5)
  private static let largestReply = 64 << 10

  /// What the server at a base URL says.
  static func ask(_ base: String) async -> ServerAnswer {
    var tls = TLSConfiguration.makeClientConfiguration()
    // Only what everybody may know is asked, and the certificate is looked at elsewhere.
    tls.certificateVerification = .none
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    let answer: ServerAnswer
    do {
      let response = try await client.execute(
        HTTPClientRequest(url: "\(base)/readyz"), timeout: timeout)
      let body = try await response.body.collect(upTo: largestReply)
      let text = String(buffer: body).split(whereSeparator: \.isNewline).joined(separator: "; ")
      let isReady = response.status == .ok
      answer = .answered(
        complaint: isReady ? nil : text.withoutControls,
        clockDifference: response.headers.first(name: "Date").flatMap(difference))
    } catch let error as NIOConnectionError where isRefusal(error) {
      answer = .stopped
    } catch let error as IOError where error.errnoCode == ECONNREFUSED {
      answer = .stopped
    } catch {
      answer = .silent("\(error)")
    }
    try? await client.shutdown()
    return answer
  }

  private static func isRefusal(_ error: NIOConnectionError) -> Bool {
    error.connectionErrors.allSatisfy { ($0.error as? IOError)?.errnoCode == ECONNREFUSED }
  }

  /// By how many seconds this machine's clock is behind the one that wrote an HTTP date.
  private static func difference(_ date: String) -> Int64? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    guard let date = format.date(from: date) else { return nil }
    return Int64(date.timeIntervalSince1970) - Int64(Date.now.timeIntervalSince1970)
  }
}
