import Testing
import Vocabulary
import Wire

@testable import EC2Model

@Suite("EC2 operations")
struct EC2ModelTests {
    @Test("an operation's form has capitals and numbers, and is read as it was written")
    func form() throws {
        let request = EC2.AuthorizeSecurityGroupIngress(
            groupID: "sg-1",
            permissions: [
                .init(
                    ipProtocol: "tcp", fromPort: 2049, toPort: 2049, groups: [.init(groupID: "sg-2")],
                    ipRanges: [.init(cidr: "10.0.0.0/16", description: "a b"), .init(cidr: "10.1.0.0/16")])
            ])
        #expect(
            request.form().text
                == "Action=AuthorizeSecurityGroupIngress&Version=2016-11-15&GroupId=sg-1"
                + "&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=2049&IpPermissions.1.ToPort=2049"
                + "&IpPermissions.1.Groups.1.GroupId=sg-2&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0%2F16"
                + "&IpPermissions.1.IpRanges.1.Description=a%20b&IpPermissions.1.IpRanges.2.CidrIp=10.1.0.0%2F16")
        #expect(try EC2.Call.decode(request.form()) == .authorizeIngress(request))
        #expect(EC2.Call.isDryRun(request.form(isDryRun: true)))
        #expect(!EC2.Call.isDryRun(request.form()))
    }

    @Test("each operation is found by its action, with its input")
    func calls() throws {
        let filters = [EC2.Filter(name: "tag:Name", values: ["a*", "b"])]
        func read(_ operation: some EC2.Operation) throws -> EC2.Call? { try EC2.Call.decode(operation.form()) }
        let regions = EC2.DescribeRegions(regionNames: ["us-east-1"], includesAll: true, filters: filters)
        #expect(try read(regions) == .describeRegions(regions))
        let groups = EC2.DescribeSecurityGroups(groupIDs: ["sg-1"], filters: filters, maxResults: 5, nextToken: "t")
        #expect(try read(groups) == .describeSecurityGroups(groups))
        let creation = EC2.CreateSecurityGroup(
            groupName: "g", description: "d", vpcID: "vpc-1",
            tagSpecifications: [.init(resourceType: "security-group", tags: [.init(key: "k", value: "v")])])
        #expect(try read(creation) == .createSecurityGroup(creation))
        let change = EC2.ModifySecurityGroupRules(
            groupID: "sg-1", updates: [.init(id: "sgr-1", rule: .init(ipProtocol: "-1", cidrIPv6: "::/0"))])
        #expect(try read(change) == .modifySecurityGroupRules(change))
        let descriptions = EC2.UpdateSecurityGroupRuleDescriptionsEgress(
            groupID: "sg-1", descriptions: [.init(id: "sgr-1", description: "d")])
        #expect(try read(descriptions) == .updateDescriptionsEgress(descriptions))
        let tags = EC2.DeleteTags(resources: ["sg-1", "vpc-1"], tags: [.init(key: "k"), .init(key: "l", value: "")])
        #expect(try read(tags) == .deleteTags(tags))
        let interfaces = EC2.DescribeNetworkInterfaces(interfaceIDs: ["eni-1"])
        #expect(try read(interfaces) == .describeNetworkInterfaces(interfaces))
        #expect(try EC2.Call.decode(["Action": "RunInstances"]) == nil)
        #expect(EC2.Call.actions.count == 23 && EC2.Call.actions.contains("UpdateSecurityGroupRuleDescriptionsEgress"))
    }

    @Test(
        "a form that does not fit names the parameter",
        arguments: [
            ("Action=CreateSecurityGroup&GroupDescription=d", "GroupName", EC2.ErrorCode.missingParameter),
            ("Action=DescribeVpcs&VpcIds.1=vpc-1", "VpcIds", .unknownParameter),
            ("Action=DescribeVpcs&vpcId.1=vpc-1", "vpcId", .unknownParameter),
            ("Action=DescribeVpcs&VpcId.x=vpc-1", "VpcId.x", .unknownParameter),
            ("Action=DescribeVpcs&MaxResults=many", "MaxResults", .invalidParameterValue),
            ("Action=DescribeVpcs&VpcId=vpc-1", "VpcId", .invalidParameterValue),
            ("Action=DescribeVpcs&Filter.1.Name=a&Filter.1.Name=b", "Filter.1.Name", .invalidParameterValue),
            ("Action=DescribeVpcs&Filter.1.Value.1=a", "Filter.1.Name", .missingParameter),
            (
                "Action=AuthorizeSecurityGroupIngress&IpPermissions.2.IpRanges.1.Cidr=x&IpPermissions.2.IpProtocol=1",
                "IpPermissions.2.IpRanges.1.Cidr", .unknownParameter
            ),
        ])
    func problems(form: String, parameter: String, code: EC2.ErrorCode) {
        let problem = #expect(throws: EC2.InputProblem.self) {
            try EC2.Call.decode(QueryItems(parsing: form, isForm: true))
        }
        #expect(problem?.parameter == parameter)
        #expect(problem?.code == code)
        #expect(problem?.message.contains(parameter) == true)
    }

    @Test("a list is read in the order of its numbers, gaps and all")
    func order() throws {
        let form = QueryItems(parsing: "Action=DescribeSubnets&SubnetId.10=c&SubnetId.2=b&SubnetId.1=a", isForm: true)
        #expect(try EC2.Call.decode(form) == .describeSubnets(.init(subnetIDs: ["a", "b", "c"])))
    }

    @Test("an answer of AWS is read; what is not known in it is skipped")
    func answer() throws {
        let text = """
            <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>r</requestId>
              <securityGroupInfo><item>
                <ownerId>123456789012</ownerId><groupId>sg-1</groupId><groupName>efs</groupName>
                <groupDescription>a &lt; b</groupDescription><vpcId>vpc-1</vpcId><novelty><x>1</x></novelty>
                <ipPermissions><item>
                  <ipProtocol>tcp</ipProtocol><fromPort>2049</fromPort><toPort>2049</toPort><groups/>
                  <ipRanges><item><cidrIp>10.0.0.0/16</cidrIp></item></ipRanges><ipv6Ranges/><prefixListIds/>
                </item></ipPermissions>
                <ipPermissionsEgress/>
              </item></securityGroupInfo>
              <nextToken>t</nextToken>
            </DescribeSecurityGroupsResponse>
            """
        let page = try EC2.DescribeSecurityGroups.output(try XMLElement(parsing: Array(text.utf8)))
        let group = try #require(page.groups.first)
        #expect(group.description == "a < b")
        #expect(group.ingress.first?.fromPort == 2049)
        #expect(group.ingress.first?.ipRanges == [.init(cidr: "10.0.0.0/16")])
        #expect(group.egress.isEmpty && group.tags.isEmpty)
        let written = EC2.DescribeSecurityGroups.answer(page, requestID: "r").document
        #expect(try EC2.DescribeSecurityGroups.output(XMLElement(parsing: written)) == page)
        let request = EC2.DescribeSecurityGroups()
        #expect(request.next(after: page)?.nextToken == "t")
        #expect(request.next(after: .init()) == nil)
    }

    @Test("truths, numbers and moments travel as texts")
    func scalars() throws {
        let instance = EC2.Instance(
            id: "i-1", state: .init(code: 16, name: "running"), launchTime: Timestamp(seconds: 1_795_000_000))
        let page = EC2.ReservationPage(reservations: [.init(id: "r-1", instances: [instance])])
        let document = EC2.DescribeInstances.answer(page, requestID: "r")
        let shown = document[at: "reservationSet", "item", "instancesSet", "item"]
        #expect(shown?["launchTime"]?.text == "2026-11-18T11:06:40Z")
        #expect(shown?[at: "instanceState", "code"]?.text == "16")
        #expect(try EC2.DescribeInstances.output(XMLElement(parsing: document.document)) == page)
        let vpc = EC2.DescribeVPCs.answer(.init(vpcs: [.init(id: "vpc-1", isDefault: true)]), requestID: "r")
        #expect(vpc[at: "vpcSet", "item", "isDefault"]?.text == "true")
    }

    @Test("an answer without a part says where")
    func missing() throws {
        let text = "<DescribeTagsResponse><tagSet><item><key>k</key></item></tagSet></DescribeTagsResponse>"
        let problem = #expect(throws: EC2.AnswerProblem.self) {
            try EC2.DescribeTags.output(try XMLElement(parsing: Array(text.utf8)))
        }
        #expect(problem?.path == "tagSet.1.resourceId")
    }

    @Test("an error's answer is read as it was written")
    func errors() throws {
        let body = EC2.ErrorBody(.duplicateGroup, message: "a < b", requestID: "r")
        #expect(EC2.ErrorBody(parsing: body.document.document) == body)
        #expect(
            String(decoding: body.document.document, as: UTF8.self).contains(
                "<Response><Errors><Error><Code>InvalidGroup.Duplicate</Code>"))
        #expect(EC2.ErrorBody(parsing: Array("<html/>".utf8)) == nil)
    }

    @Test("a form deeper or longer than any call's is refused")
    func bounds() {
        let deep = "Action=DescribeVpcs&Filter" + String(repeating: ".1", count: 20) + "=x"
        #expect(throws: EC2.InputProblem.self) { try EC2.Call.decode(QueryItems(parsing: deep, isForm: true)) }
        let long = "Action=DescribeVpcs" + (1...6000).map { "&VpcId.\($0)=x" }.joined()
        #expect(throws: EC2.InputProblem.self) { try EC2.Call.decode(QueryItems(parsing: long, isForm: true)) }
    }
}
