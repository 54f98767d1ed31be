import Hummingbird
import NIOCore
import RestanteREST
import Synchronization

/// The body of a request to the Bitrix24 wire, still on its way.
final class IncomingBody: RESTBody {
  private let request: Request
  private let allowance: BodyAllowance
  private let broken = Mutex<(any Error)?>(nil)

  /// - Parameters:
  ///   - request: The request, whose body is counted by the allowance.
  ///   - allowance: What the body takes of the budget.
  init(of request: Request, allowance: BodyAllowance) {
    self.request = request
    self.allowance = allowance
  }

  var announcedBytes: Int? { request.announcedBytes }

  /// What broke the connection while the body was read.
  var failure: (any Error)? { broken.withLock { $0 } }

  func decoded<Value: Sendable>(
    isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
  ) async throws(RESTBodyFailure) -> Value {
    if isKnown { allowance.setKnown() }
    defer { allowance.release() }
    do {
      let bytes = Array(buffer: try await request.wholeBody())
      return try await DecodingThreads.run(if: bytes.count > BodyBudget.smallBytes) {
        decode(bytes)
      }
    } catch let error as BodyTooLarge {
      throw .tooLarge(limit: error.inWords)
    } catch is BodyBudgetSpent {
      throw .noRoom
    } catch {
      broken.withLock { $0 = error }
      throw .broken
    }
  }
}
