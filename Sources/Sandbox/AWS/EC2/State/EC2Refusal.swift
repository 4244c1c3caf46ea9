import EC2Model

/// A call that EC2 refuses; it is answered with the status and an XML body.
struct EC2Refusal: Error, Equatable, Sendable {
    let code: EC2.ErrorCode
    let message: String
    let status: Int

    init(_ code: EC2.ErrorCode, _ message: String, status: Int = 400) {
        self.code = code
        self.message = message
        self.status = status
    }

    static func invalid(_ message: String) -> EC2Refusal { EC2Refusal(.invalidParameterValue, message) }
    static func missing(_ parameter: String) -> EC2Refusal {
        EC2Refusal(.missingParameter, "The request must contain the parameter \(parameter)")
    }
    static func unknownGroup(_ id: String) -> EC2Refusal {
        EC2Refusal(.groupNotFound, "The security group '\(id)' does not exist")
    }
    static func unknownRule(_ id: String) -> EC2Refusal {
        EC2Refusal(.ruleNotFound, "The security group rule ID '\(id)' does not exist")
    }
    static func unknownVPC(_ id: String) -> EC2Refusal {
        EC2Refusal(.vpcNotFound, "The vpc ID '\(id)' does not exist")
    }
    static func unknownSubnet(_ id: String) -> EC2Refusal {
        EC2Refusal(.subnetNotFound, "The subnet ID '\(id)' does not exist")
    }
    static func unknownInterface(_ id: String) -> EC2Refusal {
        EC2Refusal(.interfaceNotFound, "The networkInterface ID '\(id)' does not exist")
    }
    static func unknownInstance(_ id: String) -> EC2Refusal {
        EC2Refusal(.instanceNotFound, "The instance ID '\(id)' does not exist")
    }
}
