import RestanteCore

/// A call from when its method may run until it has been measured.
///
/// A class that outlives the functions that begin the call, since its client may wait meanwhile.
final class RunningCall: Sendable {
  private let measure: OperatingMeasure
  /// `nil` for a call that nobody follows.
  private let followed: FollowedCall?
  /// Where the call is noted as the attempt that it is; `nil` for a command of a batch.
  private let attempts: RunningAttempts?
  private let key: IdempotencyKey?

  private init(
    _ measure: OperatingMeasure, _ followed: FollowedCall?, _ attempts: RunningAttempts?,
    _ key: IdempotencyKey?
  ) {
    self.measure = measure
    self.followed = followed
    self.attempts = attempts
    self.key = key
  }

  /// Begins a call, which must be ended.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - call: The call.
  ///   - attempts: The attempts that run at this moment; `nil` for a command of a batch.
  ///   - start: When the request came in, in microseconds since 1970.
  /// - Throws: The error of a call that may not run: its method's operating time is used up, its
  ///   follower refuses it, or the twin of its attempt is running.
  static func begin(
    _ method: any RESTMethod, _ call: MethodCall, among attempts: RunningAttempts? = nil,
    since start: Int64
  ) async throws(RESTError) -> RunningCall {
    let measure = try OperatingMeasure(method, call, since: start)
    let followed: FollowedCall?
    do throws(RESTError) {
      followed = try await FollowedCall.begin(method, call)
    } catch {
      _ = measure.finish()
      throw error
    }
    if let attempts, let key = call.attempt?.key, !attempts.begin(key) {
      let error = RESTError(.idempotencyInProgress)
      _ = followed?.end(.failure(error))
      _ = measure.finish()
      throw error
    }
    return RunningCall(measure, followed, attempts, call.attempt?.key)
  }

  /// Ends the call with what came of it, and returns what its client is told.
  func end(
    _ outcome: Result<MethodResult, RESTError>
  ) throws(RESTError) -> (result: MethodResult, time: CallTime) {
    if let key { attempts?.end(key) }
    let told = followed?.end(outcome) ?? outcome
    let time = measure.finish()
    return (try told.get(), time)
  }
}

extension RESTMethod {
  /// What comes of a call that does not wait.
  func outcome(of call: MethodCall) async -> Result<MethodResult, RESTError> {
    do throws(RESTError) { return .success(try await run(call)) } catch { return .failure(error) }
  }
}
