import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DeliveryFailure {
  private static let unreachable: Set = [
    ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, ETIMEDOUT, EACCES, EPERM,
  ]

  /// What an error of a library means for a delivery.
  init(_ error: any Error) {
    switch error {
    case is UnknownHost: self = .name
    case is RefusedAddress: self = .network
    case let error as HTTPClientError: self.init(error)
    case let error as IOError:
      self = Self.unreachable.contains(error.errnoCode) ? .connection : .interruption
    case is NIOConnectionError: self = .connection
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: self = .tls
    case is HTTPParserError: self = .reply
    default: self = .interruption
    }
  }

  private init(_ error: HTTPClientError) {
    switch error {
    case .connectTimeout: self = .connection
    case .deadlineExceeded, .readTimeout, .writeTimeout: self = .timeout
    case .tlsHandshakeTimeout: self = .tls
    case .invalidURL, .emptyHost, .emptyScheme: self = .url
    default: self = .interruption
    }
  }
}
