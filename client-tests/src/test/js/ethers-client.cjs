// Ethers, pointed at the gateway as at a node with accounts. Arguments: the folder that holds ethers,
// the gateway, the account, and what to do. Prints one JSON object.
const { createRequire } = require('module');
const [parts, url, account, task, ...args] = process.argv.slice(2);
const ethers = createRequire(parts + '/package.json')('ethers');

const tasks = {
  async transfer(signer, to, value) {
    const sent = await signer.sendTransaction({ to, value: BigInt(value) });
    return { hash: (await sent.wait()).hash };
  },
  async deploy(signer, initCode) {
    const contract = await new ethers.ContractFactory([], initCode, signer).deploy();
    await contract.waitForDeployment();
    return { hash: contract.deploymentTransaction().hash };
  },
  async signTypedData(signer, text) {
    const { domain, types, message } = JSON.parse(text);
    delete types.EIP712Domain; // ethers takes it from the domain
    const signature = await signer.signTypedData(domain, types, message);
    return { signature, signer: ethers.verifyTypedData(domain, types, message, signature) };
  },
};

(async () => {
  const provider = new ethers.JsonRpcProvider(url, undefined, { pollingInterval: 100 });
  const signer = await provider.getSigner(account);
  console.log(JSON.stringify(await tasks[task](signer, ...args)));
  provider.destroy();
})();
